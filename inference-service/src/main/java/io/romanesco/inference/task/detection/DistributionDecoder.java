package io.romanesco.inference.task.detection;

import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * NanoDet and PicoDet: the distance from a point to each side of its box is the mean of a
 * distribution over 0..regMax strides. Source: Li et al., "Generalized Focal Loss" (arXiv
 * 2006.04388), equations 5 and 6.
 *
 * @param scores outputs with a score for each category
 * @param boxes outputs with four distributions in each row; empty where they follow the scores
 * @param regMax largest distance, strides
 * @param center of a cell's point within the cell, cells
 */
record DistributionDecoder(
        List<PredictionTable> scores,
        List<PredictionTable> boxes,
        Grid grid,
        int categories,
        int regMax,
        double center,
        ScoreActivation activation,
        boolean multiLabel)
        implements BoxDecoder {

    static final String NANODET = "nanodet";
    static final String PICODET = "picodet";

    private static final int LONGEST = 64;

    /** Reads the keys of {@code nanodet}. */
    static DistributionDecoder nanodet(ManifestSection outputs, ImageInput input, int categories) {
        return read(outputs, input, categories, outputs.sizes("strides", List.of(8, 16, 32)));
    }

    /** Reads the keys of {@code picodet}. */
    static DistributionDecoder picodet(ManifestSection outputs, ImageInput input, int categories) {
        return read(outputs, input, categories, outputs.sizes("strides", List.of(8, 16, 32, 64)));
    }

    private static DistributionDecoder read(
            ManifestSection outputs, ImageInput input, int categories, List<Integer> strides) {
        int regMax = outputs.integer("regMax", 7, 1, LONGEST);
        int sides = 4 * (regMax + 1);
        Grid grid = Grid.of(input.width(), input.height(), strides);
        List<PredictionTable> scores;
        List<PredictionTable> boxes;
        if (outputs.has("predictions")) {
            scores = List.of(PredictionTable.read(outputs, grid.rows(), categories + sides));
            boxes = List.of();
        } else {
            scores = tables(outputs, "scores", input, strides, categories);
            boxes = tables(outputs, "boxes", input, strides, sides);
        }
        return new DistributionDecoder(
                scores,
                boxes,
                grid,
                categories,
                regMax,
                outputs.number("center", 0.5, 0, 1),
                ScoreActivation.read(outputs),
                outputs.flag("multiLabel", false));
    }

    private static List<PredictionTable> tables(
            ManifestSection outputs,
            String key,
            ImageInput input,
            List<Integer> strides,
            int columns) {
        List<String> names = outputs.texts(key);
        if (names.size() != strides.size()) {
            throw new IllegalArgumentException(
                    "%s has %d outputs, but there are %d strides"
                            .formatted(outputs.path(key), names.size(), strides.size()));
        }
        return IntStream.range(0, names.size())
                .mapToObj(i ->
                        new PredictionTable(
                                names.get(i),
                                false,
                                Grid.cells(input.width(), input.height(), strides.get(i)),
                                columns))
                .toList();
    }

    @Override
    public List<TensorSpec> outputs() {
        List<TensorSpec> specs = new ArrayList<>();
        scores.forEach(table -> specs.add(table.spec()));
        boxes.forEach(table -> specs.add(table.spec()));
        return specs;
    }

    @Override
    public CandidateRows rows(Outputs outputs, int image) {
        RowTable scoreRows = joined(scores, outputs, image);
        return boxes.isEmpty()
                ? new Rows(scoreRows, scoreRows, categories)
                : new Rows(scoreRows, joined(boxes, outputs, image), 0);
    }

    private static RowTable joined(List<PredictionTable> tables, Outputs outputs, int image) {
        return RowTable.joined(tables.stream().map(table -> table.of(outputs, image)).toList());
    }

    /** The rows of one image; the distributions start at a column of their table. */
    private final class Rows implements CandidateRows {

        private final RowTable scores;
        private final RowTable sides;
        private final int firstSide;

        private Rows(RowTable scores, RowTable sides, int firstSide) {
            this.scores = scores;
            this.sides = sides;
            this.firstSide = firstSide;
        }

        @Override
        public int count() {
            return scores.rows();
        }

        @Override
        public int categories() {
            return categories;
        }

        @Override
        public double rank(int row, int category) {
            return scores.at(row, category);
        }

        @Override
        public double score(int row, int category) {
            return activation.of(rank(row, category));
        }

        @Override
        public Corners box(int row) {
            double x = (grid.x()[row] + center) * grid.stride()[row];
            double y = (grid.y()[row] + center) * grid.stride()[row];
            return new Corners(
                    x - distance(row, 0),
                    y - distance(row, 1),
                    x + distance(row, 2),
                    y + distance(row, 3));
        }

        /** The mean of one side's distribution, pixels of the input. */
        private double distance(int row, int side) {
            int first = firstSide + side * (regMax + 1);
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k <= regMax; k++) {
                most = Math.max(most, sides.at(row, first + k));
            }
            double sum = 0;
            double weighted = 0;
            for (int k = 0; k <= regMax; k++) {
                double weight = Math.exp(sides.at(row, first + k) - most);
                sum += weight;
                weighted += k * weight;
            }
            return grid.stride()[row] * weighted / sum;
        }
    }
}
