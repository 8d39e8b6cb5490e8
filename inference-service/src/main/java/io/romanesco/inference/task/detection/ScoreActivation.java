package io.romanesco.inference.task.detection;

import io.romanesco.inference.task.ManifestSection;
import java.util.Locale;

/**
 * The function that turns a number of an output into a score. None of them changes the order within
 * a row.
 */
public enum ScoreActivation {
    NONE,
    SIGMOID,
    SOFTMAX;

    private static final String KEY = "scoreActivation";

    /** Reads the key {@code scoreActivation}: {@code none} or {@code sigmoid}. */
    public static ScoreActivation read(ManifestSection outputs) {
        return of(outputs.choice(KEY, "none", "sigmoid"));
    }

    /** Reads the key {@code scoreActivation}, which may be {@code softmax}, too. */
    static ScoreActivation readWithSoftmax(ManifestSection outputs) {
        return of(outputs.choice(KEY, "none", "sigmoid", "softmax"));
    }

    private static ScoreActivation of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Applies it to a number that does not depend on others. */
    public double of(double value) {
        return switch (this) {
            case NONE -> value;
            case SIGMOID -> sigmoid(value);
            case SOFTMAX -> throw new IllegalStateException("a softmax needs the whole row");
        };
    }

    public static double sigmoid(double value) {
        return 1 / (1 + Math.exp(-value));
    }

    /** The softmax of a row's columns, for one of them. */
    static double softmax(RowTable table, int row, int column) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < table.columns(); i++) {
            most = Math.max(most, table.at(row, i));
        }
        double sum = 0;
        for (int i = 0; i < table.columns(); i++) {
            sum += Math.exp(table.at(row, i) - most);
        }
        return Math.exp(table.at(row, column) - most) / sum;
    }
}
