package io.romanesco.inference.color;

import io.romanesco.contract.Palette;
import java.util.Arrays;

/**
 * The sums of distances of one palette over one picture: bounds first, then exact sums of the
 * colours that may still win.
 */
final class PaletteScores {

    /**
     * Relative difference up to which sums count as equal: larger than any rounding error here, and
     * imperceptible.
     */
    private static final double TIE = 1e-11;

    /**
     * Relative slack of the bounds: much larger than their rounding errors and than {@link #TIE}.
     */
    private static final double SLACK = 1e-9;

    private final Palette palette;
    private final int[] colors;
    private final double[] atLeast;
    private final double[] atMost;
    private final double[] sums;

    PaletteScores(Palette palette) {
        this.palette = palette;
        this.colors = palette.rgb();
        this.atLeast = new double[colors.length];
        this.atMost = new double[colors.length];
        this.sums = new double[colors.length];
    }

    /** Adds the bounds of some runs to each colour. */
    void bound(PixelRuns runs, int count, int length) {
        for (int i = 0; i < colors.length; i++) {
            atLeast[i] += runs.atLeast(colors[i], count, length);
            atMost[i] += runs.atMost(colors[i], count, length);
        }
    }

    /**
     * Excludes every colour whose lower bound exceeds the smallest upper bound by more than the
     * margin.
     *
     * @return whether more than one colour remains
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

    /** Adds the exact distances of a block of pixels to the remaining colours. */
    void add(PixelPlanes planes, int length) {
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] < Double.POSITIVE_INFINITY) {
                sums[i] += planes.distances(colors[i], length);
            }
        }
    }

    /** The colour with the smallest sum; the earlier one on a tie. */
    String winner() {
        return palette.colors().get(best());
    }

    /**
     * Whether another colour's sum is larger than the smallest by no more than the margin. Equal
     * sums do not count: a picture without any colour has exact ties at every size.
     */
    boolean isClose(double margin) {
        double least = sums[best()];
        return Arrays.stream(sums)
                .anyMatch(sum -> sum > least * (1 + TIE) && sum <= least * (1 + margin));
    }

    /** Starts again with the nearly tied colours only, to score another version of the picture. */
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
