package io.romanesco.inference.decode;

/**
 * What a walk over a file's segments found, without decoding any pixel.
 *
 * @param width stored width; 0 where the walk ended before it was told
 * @param height stored height; 0 where the walk ended before it was told
 * @param channels components a pixel; 0 where unknown
 * @param adobeTransform JPEG's Adobe marker: 0 none, 1 YCbCr, 2 YCCK; -1 without that marker
 * @param scans JPEG scans seen
 * @param integrity whether the file has all its parts
 */
public record FileStructure(
        int width, int height, int channels, int adobeTransform, int scans, Integrity integrity) {

    /** Whether all parts are there. */
    public enum Integrity {
        COMPLETE,
        TRUNCATED,
        CORRUPT
    }

    /** Whether width and height were told. */
    public boolean knowsSize() {
        return width > 0 && height > 0;
    }

    /** Width × height. */
    public long pixels() {
        return (long) width * height;
    }
}
