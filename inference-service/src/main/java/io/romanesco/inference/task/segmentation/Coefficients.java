package io.romanesco.inference.task.segmentation;

import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSlice;
import io.romanesco.inference.task.TensorSpec;
import io.romanesco.inference.task.detection.BoxDecoder;
import io.romanesco.inference.task.detection.DecodedBoxes;
import io.romanesco.inference.task.detection.PredictionTable;
import io.romanesco.inference.task.detection.RowTable;
import io.romanesco.inference.task.detection.YoloDecoder;
import java.util.List;

/**
 * Where the coefficients of a mask are: columns behind a row's scores, or an output of their own.
 */
sealed interface Coefficients {

    /** The outputs that it reads in addition to the boxes' outputs. */
    List<TensorSpec> outputs();

    /** The rows of an image; coefficients start at {@link #firstColumn}. */
    RowTable of(Outputs outputs, int image);

    int firstColumn();

    /** A decoder of boxes with the coefficients of its rows. */
    record Rows(BoxDecoder boxes, Coefficients coefficients) {}

    /**
     * Reads the keys of the rows: those of {@code yolo} where there are {@code predictions}, else
     * those of {@code boxes} and {@code coefficients}.
     */
    static Rows read(ManifestSection outputs, ImageInput input, int categories) {
        if (outputs.has("predictions")) {
            YoloDecoder yolo = YoloDecoder.read(outputs, categories, false, TensorSpec.ANY);
            return new Rows(yolo, new Behind(yolo.table(), yolo.firstFurtherColumn()));
        }
        DecodedBoxes boxes = DecodedBoxes.read(outputs, input, categories);
        return new Rows(boxes, new Apart(boxes.boxes(), outputs.text("coefficients")));
    }

    /** Behind the scores in the table of the boxes. */
    record Behind(PredictionTable table, int firstColumn) implements Coefficients {

        @Override
        public List<TensorSpec> outputs() {
            return List.of();
        }

        @Override
        public RowTable of(Outputs outputs, int image) {
            return table.of(outputs, image);
        }
    }

    /** An output [N, D, K], or [D, K], with the rows of the boxes. */
    record Apart(String boxes, String name) implements Coefficients {

        @Override
        public List<TensorSpec> outputs() {
            int any = TensorSpec.ANY;
            return List.of(TensorSpec.numbers(name, any, any, any).or(any, any));
        }

        @Override
        public RowTable of(Outputs outputs, int image) {
            TensorSlice rows = outputs.of(boxes, image, Outputs.ANY, 4);
            return RowTable.of(outputs.of(name, image, rows.shape()[0], Outputs.ANY), false);
        }

        @Override
        public int firstColumn() {
            return 0;
        }
    }
}
