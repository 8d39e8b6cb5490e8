package io.romanesco.contract.image;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The settings of {@link ImageLimits} that a service's own settings extend. Each of them is
 * optional; without it, {@link ImageLimits#DEFAULT} holds.
 */
public interface ImageLimitSettings {

    /** Maximum number of pixels: width × height. By default 64,000,000. */
    OptionalLong maxPixels();

    /** Largest width and largest height. By default 16,384. */
    OptionalInt maxSide();

    /** Maximum number of scans in a JPEG. By default 64. */
    OptionalInt maxScans();

    /**
     * Maximum ratio of a PNG's decompressed to its compressed size. Images that decompress to at
     * most the largest file's size may exceed it. By default 200.
     */
    OptionalInt maxCompression();

    /** Maximum number of chunks in a PNG or WebP that its pixels do not need. By default 1,000. */
    OptionalInt maxChunks();

    /** Maximum number of frames; only the first one is analysed. By default 1,024. */
    OptionalInt maxFrames();

    /**
     * All limits together. Sizes in bytes are settings of the services, which read units.
     *
     * @param maxBytes size of the file
     * @param maxMetadataBytes size of a PNG's or WebP's chunks that its pixels do not need
     */
    default ImageLimits imageLimits(long maxBytes, long maxMetadataBytes) {
        ImageLimits defaults = ImageLimits.DEFAULT;
        return new ImageLimits(
                maxBytes,
                maxPixels().orElse(defaults.maxPixels()),
                maxSide().orElse(defaults.maxSide()),
                maxScans().orElse(defaults.maxScans()),
                maxCompression().orElse(defaults.maxCompression()),
                maxChunks().orElse(defaults.maxChunks()),
                maxMetadataBytes,
                maxFrames().orElse(defaults.maxFrames()));
    }
}
