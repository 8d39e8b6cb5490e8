package io.romanesco.bench.evaluate;

import java.util.Arrays;

/**
 * Area under the receiver operating characteristic: how probable it is that a positive scores above
 * a negative, a tie counting half (the Mann-Whitney statistic).
 */
final class Auroc {

    private Auroc() {}

    /** The area, 0..1; NaN where either side is empty. */
    static double of(double[] positives, double[] negatives) {
        double[] sorted = negatives.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double positive : positives) {
            int below = lowerBound(sorted, positive);
            int notAbove = lowerBound(sorted, Math.nextUp(positive));
            wins += below + (notAbove - below) / 2.0;
        }
        return wins / ((double) positives.length * negatives.length);
    }

    /** How many are smaller. */
    private static int lowerBound(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
