package io.romanesco.inference.task.detection;

import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSpec;
import java.util.List;

/**
 * YOLO exports whose graph decodes the boxes: rows of centre and size in pixels of the input, an
 * objectness (YOLOv5 and v7; v8 and later have none) and a score for each category.
 */
public record YoloDecoder(
        PredictionTable table,
        boolean objectness,
        int categories,
        ScoreActivation activation,
        boolean multiLabel)
        implements BoxDecoder {

    static final String NAME = "yolo";

    private static final int BOX = 4;

    static YoloDecoder read(ManifestSection outputs, int categories) {
        return read(outputs, categories, true, 0);
    }

    /**
     * Reads the keys of this decoder.
     *
     * @param objectness whether rows have one where the key is missing
     * @param further columns behind the scores, for example coefficients of masks; {@link
     *     TensorSpec#ANY} where any number is right
     */
    public static YoloDecoder read(
            ManifestSection outputs, int categories, boolean objectness, int further) {
        boolean hasObjectness = outputs.flag("objectness", objectness);
        int columns = firstCategory(hasObjectness) + categories + further;
        return new YoloDecoder(
                PredictionTable.read(outputs, TensorSpec.ANY, further < 0 ? further : columns),
                hasObjectness,
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
        return new CenterRows(table.of(outputs, image), categories, objectness, activation);
    }

    /** The first column behind the scores. */
    public int firstFurtherColumn() {
        return firstCategory(objectness) + categories;
    }

    private static int firstCategory(boolean objectness) {
        return objectness ? BOX + 1 : BOX;
    }
}
