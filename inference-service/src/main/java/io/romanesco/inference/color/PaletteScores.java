package io.romanesco.inference.color;

import java.util.Arrays;

/** The colours of one palette over one picture: their bounds, who is left, and who wins. */
final class PaletteScores {

    /**
     * Sums closer than this part of each other count as equal: more than the rounding of any sum
     * here, and less than any difference that the eye or a test could see.
     */
    private static final double TIE = 1e-11;

    /** Far more than bounds are rounded, and than {@link #TIE}. */
    private static final double SLACK = 1e-9;

    private final Palette palette;
    private final double[] atLeast;
    private final double[] atMost;
    private final double[] sums;

    PaletteScores(Palette palette) {
        this.palette = palette;
        this.atLeast = new double[palette.size()];
        this.atMost = new double[palette.size()];
        this.sums = new double[palette.size()];
    }

    /** Narrows what every colour's sum can be. */
    void bound(PixelRuns runs, int count, int length) {
        for (int i = 0; i < palette.size(); i++) {
            atLeast[i] += runs.atLeast(palette.point(i), count, length);
            atMost[i] += runs.atMost(palette.point(i), count, length);
        }
    }

    /**
     * Leaves out who cannot come near to winning: whose sum is larger than the largest that
     * another's can be, by more than a part of it.
     *
     * @return whether more than one is left
     */
    boolean narrow(double margin) {
        double limit = Arrays.stream(atMost).min().orElseThrow() * (1 + SLACK + margin);
        int left = 0;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = atLeast[i] <= limit ? 0 : Double.POSITIVE_INFINITY;
            left += atLeast[i] <= limit ? 1 : 0;
        }
        return left > 1;
    }

    /** Adds a block's distances to those who are left. */
    void add(PixelPlanes planes, int length) {
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] < Double.POSITIVE_INFINITY) {
                sums[i] += planes.distances(palette.point(i), length);
            }
        }
    }

    /** The smallest sum's colour, the earlier one on a tie. */
    String winner() {
        return palette.colors().get(best());
    }

    /**
     * Whether another sum is larger than the smallest, by no more than this part of it. One that is
     * equal does not count: that is a picture without any colour, whose ties are ties in any size.
     */
    boolean isClose(double margin) {
        double least = sums[best()];
        return Arrays.stream(sums)
                .anyMatch(sum -> sum > least * (1 + TIE) && sum <= least * (1 + margin));
    }

    /** Begins anew, for another look at the picture, with those that are close alone. */
    void reopen(double margin) {
        double limit = sums[best()] * (1 + margin);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] <= limit ? 0 : Double.POSITIVE_INFINITY;
        }
    }

    private int best() {
        int best = 0;
        for (int i = 1; i < sums.length; i++) {
            if (sums[i] < sums[best] * (1 - TIE)) {
                best = i;
            }
        }
        return best;
    }
}
