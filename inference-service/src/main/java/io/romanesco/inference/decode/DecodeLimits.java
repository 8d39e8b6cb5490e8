package io.romanesco.inference.decode;

/**
 * What is looked at before a pixel is decoded.
 *
 * @param maxBytes largest accepted file in bytes
 * @param maxPixels largest accepted width × height
 */
public record DecodeLimits(long maxBytes, long maxPixels) {

    /** 16 MiB and 64 megapixels. */
    public static final DecodeLimits DEFAULT = new DecodeLimits(16L << 20, 64_000_000L);
}
