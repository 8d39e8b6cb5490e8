package io.romanesco.inference.task.detection;

import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSpec;
import java.util.List;

/**
 * YOLOX: each row has centre and size of a box, an objectness and a score for each category. Centre
 * and logarithm of the size are relative to the cell of a grid, unless the graph has decoded them.
 * Source: Ge et al., "YOLOX: Exceeding YOLO Series in 2021" (arXiv 2107.08430), and its {@code
 * demo_postprocess}.
 *
 * @param grid null where the graph has decoded the boxes
 */
record YoloxDecoder(
        PredictionTable table,
        Grid grid,
        int categories,
        ScoreActivation activation,
        boolean multiLabel)
        implements BoxDecoder {

    static final String NAME = "yolox";

    private static final int BOX_AND_OBJECTNESS = 5;
    private static final List<Integer> STRIDES = List.of(8, 16, 32);

    static YoloxDecoder read(ManifestSection outputs, ImageInput input, int categories) {
        List<Integer> strides = outputs.sizes("strides", STRIDES);
        Grid grid =
                outputs.flag("decoded", false)
                        ? null
                        : Grid.of(input.width(), input.height(), strides);
        int rows = grid == null ? TensorSpec.ANY : grid.rows();
        return new YoloxDecoder(
                PredictionTable.read(outputs, rows, BOX_AND_OBJECTNESS + categories),
                grid,
                categories,
                ScoreActivation.read(outputs),
                outputs.flag("multiLabel", false));
    }

    @Override
    public List<TensorSpec> outputs() {
        return List.of(table.spec());
    }

    @Override
    public CandidateRows rows(Outputs outputs, int image) {
        RowTable rows = table.of(outputs, image);
        return new CenterRows(rows, categories, true, activation) {
            @Override
            public Corners box(int row) {
                return grid == null ? super.box(row) : inCell(rows, row);
            }
        };
    }

    private Corners inCell(RowTable rows, int row) {
        int stride = grid.stride()[row];
        return Corners.around(
                (rows.at(row, 0) + grid.x()[row]) * stride,
                (rows.at(row, 1) + grid.y()[row]) * stride,
                exp(rows.at(row, 2)) * stride,
                exp(rows.at(row, 3)) * stride);
    }

    /** Larger exponents mean boxes that are far larger than any input. */
    static double exp(double logarithm) {
        return Math.exp(Math.min(logarithm, 10));
    }
}
