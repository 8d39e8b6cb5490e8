package io.romanesco.inference.decode;

import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.Structure;

/**
 * Estimates the peak memory of decoding: what the codec keeps, its result, and the copies until the
 * pixels are in their final array. PeakMemoryTest checks the estimates against measurements.
 */
final class PeakMemory {

    private static final int RGB = 3;
    private static final int COEFFICIENT = 2;

    private PeakMemory() {}

    /**
     * The estimate in bytes, heap and native memory together.
     *
     * @param eighths size in eighths at which libjpeg-turbo decodes a JPEG; 0 when ImageIO decodes
     *     it
     */
    static long of(byte[] file, ImageHeader header, Structure structure, int eighths) {
        long pixels = structure.pixels();
        int turned = header.orientation() == 1 ? 0 : RGB;
        return file.length
                + switch (header.type()) {
                    case JPEG -> jpeg(structure, turned, eighths);
                    case PNG -> pixels * (png(structure) + RGB + turned);
                    case WEBP -> pixels * (webp(file, structure) + RGB + turned);
                    case GIF -> pixels * (1 + 2 * RGB);
                    case BMP -> pixels * (4 + RGB);
                };
    }

    /**
     * Bytes a pixel for the codec's planes and its ARGB raster. A lossy picture takes four times as
     * much, because the codec keeps every macroblock as a tree of objects.
     */
    private static int webp(byte[] file, Structure structure) {
        boolean lossy =
                structure.embedded().frame().stream()
                        .flatMap(frame -> frame.chunks().stream())
                        .anyMatch(chunk -> file[chunk.offset() + 3] == ' ');
        return lossy ? 32 : 8;
    }

    private static long jpeg(Structure structure, int turned, int eighths) {
        boolean kept = structure.counts().scans() > 1;
        long coefficients = kept ? structure.samples().coefficients() * COEFFICIENT : 0;
        int inks = structure.samples().model().hasInks() ? 8 : 0;
        if (eighths == 0) {
            // ImageIO's raster and our array.
            return coefficients + structure.pixels() * (2 * RGB + inks + turned);
        }
        // Decoded into native memory, copied to the heap, then rotated there.
        long scaled = structure.pixels() * eighths * eighths / 64;
        return coefficients + scaled * (RGB + Math.max(RGB, inks) + turned);
    }

    /** Bytes a pixel of ImageIO's raster. It makes a second raster for 8-bit pixels with alpha. */
    private static int png(Structure structure) {
        int stored = structure.samples().channels() * structure.samples().bits() / 8;
        return stored == 4 ? 2 * stored : Math.max(1, stored);
    }
}
