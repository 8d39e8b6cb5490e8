package io.romanesco.inference.color;

import io.romanesco.inference.decode.Pixels;

/**
 * Finds the dominant colour: for each colour of a palette the mean over all pixels of the Euclidean
 * distance in 0..255 RGB; the smallest mean wins, the earlier colour on a tie. Safe for many
 * threads.
 *
 * <p>Pixels are unpacked in blocks to planes of ints, so that the distances of a block to a colour
 * are one loop without dependencies, which the JIT compiler turns into vector instructions; squares
 * are exact (at most 195,075), roots and sums are doubles.
 */
public final class ColorScorer {

    private static final int BLOCK = 1024;

    /**
     * Means closer than this part of each other count as equal: more than the rounding of any sum
     * here, and less than any difference that the eye or a test could see.
     */
    private static final double TIE = 1e-11;

    /** The winner of both palettes. */
    public DominantColors score(Pixels pixels) {
        Planes planes = new Planes(BLOCK);
        double[] rgb = new double[Palette.RGB.colors().size()];
        double[] ryb = new double[Palette.RYB.colors().size()];
        int count = pixels.width() * pixels.height();
        for (int from = 0; from < count; from += BLOCK) {
            int length = Math.min(BLOCK, count - from);
            planes.unpack(pixels.rgb(), from, length);
            add(planes, length, Palette.RGB, rgb);
            add(planes, length, Palette.RYB, ryb);
        }
        return new DominantColors(winner(Palette.RGB, rgb), winner(Palette.RYB, ryb));
    }

    private static void add(Planes planes, int length, Palette palette, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            int color = Integer.parseInt(palette.colors().get(i), 1, 7, 16);
            sums[i] += planes.distances(color, length);
        }
    }

    private static String winner(Palette palette, double[] sums) {
        int best = 0;
        for (int i = 1; i < sums.length; i++) {
            if (sums[i] < sums[best] * (1 - TIE)) {
                best = i;
            }
        }
        return palette.colors().get(best);
    }
}
