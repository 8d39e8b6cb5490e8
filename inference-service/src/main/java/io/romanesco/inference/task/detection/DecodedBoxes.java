package io.romanesco.inference.task.detection;

import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSlice;
import io.romanesco.inference.task.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Exports whose graph decodes the boxes itself, such as those of torchvision, Detectron2,
 * TensorFlow's detection models and DETR: an output of boxes and one of scores, and either one of
 * categories or a score for every category.
 *
 * @param boxes output [N, D, 4], or [D, 4] of a graph without a batch
 * @param classes output [N, D] or [D] with numbers of categories; empty where scores are [N, D, C]
 * @param count output with the number of valid rows of each image; empty: all are valid
 * @param background the column of the scores that is no category; -1: there is none
 */
public record DecodedBoxes(
        String boxes,
        BoxForm form,
        String scores,
        ScoreActivation activation,
        Optional<String> classes,
        int firstLabel,
        Optional<String> count,
        int background,
        int categories,
        boolean multiLabel)
        implements BoxDecoder {

    static final String NAME = "boxes";

    private static final int MOST_LABELS = 100_000;

    /** Reads the keys of this decoder. */
    public static DecodedBoxes read(ManifestSection outputs, ImageInput input, int categories) {
        Optional<String> classes = outputs.optionalText("classes");
        ScoreActivation activation =
                classes.isPresent()
                        ? ScoreActivation.read(outputs)
                        : ScoreActivation.readWithSoftmax(outputs);
        return new DecodedBoxes(
                outputs.text("boxes"),
                BoxForm.read(outputs, input),
                outputs.text("scores"),
                activation,
                classes,
                classes.isPresent() ? outputs.integer("firstLabel", 0, 0, MOST_LABELS) : 0,
                outputs.optionalText("count"),
                classes.isPresent() ? -1 : background(outputs, categories),
                categories,
                classes.isEmpty() && outputs.flag("multiLabel", false));
    }

    private static int background(ManifestSection outputs, int categories) {
        return switch (outputs.choice("background", "none", "first", "last")) {
            case "first" -> 0;
            case "last" -> categories;
            default -> -1;
        };
    }

    @Override
    public List<TensorSpec> outputs() {
        List<TensorSpec> specs = new ArrayList<>();
        specs.add(
                TensorSpec.numbers(boxes, TensorSpec.BATCH, TensorSpec.ANY, 4)
                        .or(TensorSpec.ANY, 4));
        specs.add(
                classes.isPresent()
                        ? rowNumbers(scores)
                        : TensorSpec.numbers(scores, TensorSpec.BATCH, TensorSpec.ANY, columns())
                                .or(TensorSpec.ANY, columns()));
        classes.ifPresent(name -> specs.add(rowNumbers(name)));
        count.ifPresent(name ->
                specs.add(TensorSpec.numbers(name, TensorSpec.BATCH).or(TensorSpec.BATCH, 1)));
        return specs;
    }

    private static TensorSpec rowNumbers(String name) {
        return TensorSpec.numbers(name, TensorSpec.BATCH, TensorSpec.ANY).or(TensorSpec.ANY);
    }

    /** Columns of the scores where there is one for each category. */
    private int columns() {
        return background < 0 ? categories : categories + 1;
    }

    @Override
    public CandidateRows rows(Outputs outputs, int image) {
        TensorSlice boxSlice = outputs.of(boxes, image, Outputs.ANY, 4);
        int rows = boxSlice.shape()[0];
        int valid = count.map(name -> valid(outputs, image, name, rows)).orElse(rows);
        RowTable boxRows = RowTable.of(boxSlice, false);
        return classes.<CandidateRows>map(name ->
                        new LabelledRows(
                                boxRows,
                                valid,
                                outputs.of(scores, image, rows),
                                outputs.of(name, image, rows)))
                .orElseGet(() ->
                        new ScoredRows(
                                boxRows,
                                valid,
                                RowTable.of(outputs.of(scores, image, rows, columns()), false)));
    }

    private static int valid(Outputs outputs, int image, String name, int rows) {
        TensorSlice number =
                outputs.rank(name) == 2 ? outputs.of(name, image, 1) : outputs.of(name, image);
        return Math.clamp(Math.round(number.at(0)), 0, rows);
    }

    /** Rows with one category each. */
    private final class LabelledRows implements CandidateRows {

        private final RowTable boxes;
        private final int count;
        private final TensorSlice scores;
        private final TensorSlice classes;

        private LabelledRows(RowTable boxes, int count, TensorSlice scores, TensorSlice classes) {
            this.boxes = boxes;
            this.count = count;
            this.scores = scores;
            this.classes = classes;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public int categories() {
            return categories;
        }

        @Override
        public int best(int row) {
            return Math.round(classes.at(row)) - firstLabel;
        }

        @Override
        public double rank(int row, int category) {
            return scores.at(row);
        }

        @Override
        public double score(int row, int category) {
            return activation.of(scores.at(row));
        }

        @Override
        public Corners box(int row) {
            return form.box(boxes, row);
        }
    }

    /** Rows with a score for every category. */
    private final class ScoredRows implements CandidateRows {

        private final RowTable boxes;
        private final int count;
        private final RowTable scores;

        private ScoredRows(RowTable boxes, int count, RowTable scores) {
            this.boxes = boxes;
            this.count = count;
            this.scores = scores;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public int categories() {
            return categories;
        }

        @Override
        public double rank(int row, int category) {
            return scores.at(row, column(category));
        }

        @Override
        public double score(int row, int category) {
            return activation == ScoreActivation.SOFTMAX
                    ? ScoreActivation.softmax(scores, row, column(category))
                    : activation.of(rank(row, category));
        }

        @Override
        public Corners box(int row) {
            return form.box(boxes, row);
        }

        private int column(int category) {
            return background == 0 ? category + 1 : category;
        }
    }
}
