package io.romanesco.inference.resample;

import java.util.List;

/**
 * What a model wants done to values 0..255: {@code (value * scale - mean) / std}.
 *
 * @param mean of each channel, in the order of the tensor
 * @param std of each channel, in the order of the tensor; not 0
 * @param scale the same for all channels
 */
public record Normalization(List<Double> mean, List<Double> std, double scale) {

    /** Values stay 0..255. */
    public static final Normalization NONE =
            new Normalization(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), 1);

    /** The results of all values 0..255 for a channel, rounded to single precision. */
    float[] table(int channel) {
        float[] table = new float[256];
        for (int value = 0; value < table.length; value++) {
            table[value] = (float) ((value * scale - mean.get(channel)) / std.get(channel));
        }
        return table;
    }
}
