package io.romanesco.inference.resample;

import java.util.Arrays;

/**
 * Which input samples make an output sample along one axis, and with what weight: the triangle
 * filter, widened by the scale when shrinking, in fixed point. As Pillow's {@code ImagingResample}
 * with {@code Image.BILINEAR} has it (precompute_coeffs, normalize_coeffs_8bpc).
 *
 * @param starts first input sample of each output sample
 * @param counts how many input samples
 * @param weights {@code stride} weights an output sample, times 2^22
 * @param stride weights reserved for an output sample
 */
record Taps(int[] starts, int[] counts, int[] weights, int stride) {

    /** Bits behind the point. */
    static final int PRECISION = 22;

    /** Half of one. Added before the shift, it rounds a sum to the nearest integer. */
    static final int HALF = 1 << PRECISION - 1;

    static Taps of(Axis axis) {
        double scale = (double) axis.input() / axis.output();
        double filterScale = Math.max(scale, 1);
        int stride = (int) Math.ceil(filterScale) * 2 + 1;
        Taps taps =
                new Taps(
                        new int[axis.count()],
                        new int[axis.count()],
                        new int[axis.count() * stride],
                        stride);
        double[] window = new double[stride];
        for (int i = 0; i < axis.count(); i++) {
            double center = (axis.first() + i + 0.5) * scale;
            int start = Math.max(0, (int) (center - filterScale + 0.5));
            int end = Math.min(axis.input(), (int) (center + filterScale + 0.5));
            taps.starts[i] = start;
            taps.counts[i] = end - start;
            taps.fill(i, center, filterScale, window);
        }
        return taps;
    }

    /** The largest number of input samples that an output sample is made of. */
    int most() {
        return Arrays.stream(counts).max().orElse(0);
    }

    private void fill(int output, double center, double filterScale, double[] window) {
        double sum = 0;
        for (int k = 0; k < counts[output]; k++) {
            double distance = (k + starts[output] - center + 0.5) * (1 / filterScale);
            window[k] = Math.max(0, 1 - Math.abs(distance));
            sum += window[k];
        }
        for (int k = 0; k < counts[output]; k++) {
            double weight = sum == 0 ? window[k] : window[k] / sum;
            weights[output * stride + k] = (int) (weight * (1 << PRECISION) + 0.5);
        }
    }
}
