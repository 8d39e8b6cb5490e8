package io.romanesco.inference.decode;

import io.romanesco.inference.decode.structure.Structure;

/**
 * The most memory that decoding takes: what the codec keeps, its result, and the copies that are
 * made of it until the pixels stand in their final array. Measured, not guessed, by PeakMemoryTest.
 */
final class PeakMemory {

    private static final int RGB = 3;
    private static final int COEFFICIENT = 2;

    private PeakMemory() {}

    /**
     * Bytes, in the heap and outside it.
     *
     * @param eighths of the stored size that a JPEG is scaled to by libjpeg-turbo; 0: by ImageIO
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
     * The codec's planes and its ARGB raster. Of a lossy picture it keeps all macroblocks, as
     * objects of objects: that takes three times as much, found by the smallest heap that it gets
     * by with.
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
            // Its raster and our array.
            return coefficients + structure.pixels() * (2 * RGB + inks + turned);
        }
        // Outside the heap, copied into it, turned there.
        long scaled = structure.pixels() * eighths * eighths / 64;
        return coefficients + scaled * (RGB + Math.max(RGB, inks) + turned);
    }

    /** ImageIO's raster; of pixels with alpha in 8 bits it makes another one. */
    private static int png(Structure structure) {
        int stored = structure.samples().channels() * structure.samples().bits() / 8;
        return stored == 4 ? 2 * stored : Math.max(1, stored);
    }
}
