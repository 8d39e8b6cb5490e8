package io.romanesco.bench.evaluate;

/**
 * Expected calibration error: how far scores are from how often they are right, in equally wide
 * bins weighted by their pictures (Naeini et al., 2015; Guo et al., 2017).
 */
final class CalibrationError {

    private static final int BINS = 15;

    private final int[] counts = new int[BINS];
    private final double[] scores = new double[BINS];
    private final int[] right = new int[BINS];
    private int total;

    /** Adds a picture: the best score, 0..1, and whether it was right. */
    void add(double score, boolean isRight) {
        // Bins are open below and closed above: (0, 1/15], (1/15, 2/15] ...
        int bin = Math.clamp((int) Math.ceil(score * BINS) - 1, 0, BINS - 1);
        counts[bin]++;
        scores[bin] += score;
        right[bin] += isRight ? 1 : 0;
        total++;
    }

    /** The error, 0..1; NaN without pictures. */
    double error() {
        double sum = 0;
        for (int i = 0; i < BINS; i++) {
            sum += Math.abs(scores[i] - right[i]);
        }
        return sum / total;
    }
}
