package io.romanesco.inference.task.detection;

import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSpec;

/**
 * An output with one row for each box: [N, rows, columns], or [N, columns, rows] where transposed.
 *
 * @param name of the output
 * @param rows {@link TensorSpec#ANY} where any number is right
 * @param columns {@link TensorSpec#ANY} where any number is right
 */
public record PredictionTable(String name, boolean transposed, int rows, int columns) {

    /** Reads the keys {@code predictions} and {@code transposed}. */
    public static PredictionTable read(ManifestSection outputs, int rows, int columns) {
        return new PredictionTable(
                outputs.text("predictions"), outputs.flag("transposed", false), rows, columns);
    }

    public TensorSpec spec() {
        return transposed
                ? TensorSpec.numbers(name, TensorSpec.BATCH, columns, rows)
                : TensorSpec.numbers(name, TensorSpec.BATCH, rows, columns);
    }

    /** The rows of one image. */
    public RowTable of(Outputs outputs, int image) {
        return RowTable.of(
                transposed
                        ? outputs.of(name, image, columns, rows)
                        : outputs.of(name, image, rows, columns),
                transposed);
    }
}
