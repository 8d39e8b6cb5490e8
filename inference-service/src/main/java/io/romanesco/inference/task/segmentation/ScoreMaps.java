package io.romanesco.inference.task.segmentation;

import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSlice;
import io.romanesco.inference.task.TensorSpec;
import io.romanesco.inference.task.detection.ScoreActivation;
import java.util.Arrays;
import java.util.Locale;

/**
 * A map of scores for each category. Scores are interpolated, then the highest one counts; the
 * first of equal ones. With one category, a pixel has it where its score reaches a threshold.
 *
 * @param name of the output: [N, categories, h, w] or [N, h, w, categories], or without N
 * @param planar whether it is the former
 * @param activation applied to the scores of a single category before they are interpolated
 * @param threshold of a single category
 */
record ScoreMaps(
        String name, boolean planar, int categories, ScoreActivation activation, double threshold)
        implements SemanticDecoder {

    private static final double LARGEST = 1e6;

    /** Reads the keys of this form. */
    static ScoreMaps read(ManifestSection outputs, int categories) {
        String name = outputs.text("scores");
        boolean planar = outputs.choice("mapLayout", "NCHW", "NHWC").equals("NCHW");
        if (categories > 1) {
            return new ScoreMaps(name, planar, categories, ScoreActivation.NONE, 0);
        }
        String activation = outputs.choice("scoreActivation", "none", "sigmoid");
        return new ScoreMaps(
                name,
                planar,
                categories,
                ScoreActivation.valueOf(activation.toUpperCase(Locale.ROOT)),
                outputs.number("maskThreshold", 0.5, -LARGEST, LARGEST));
    }

    @Override
    public TensorSpec output() {
        int any = TensorSpec.ANY;
        return planar
                ? TensorSpec.numbers(name, any, categories, any, any).or(categories, any, any)
                : TensorSpec.numbers(name, any, any, any, categories).or(any, any, categories);
    }

    @Override
    public PixelCategories categories(Outputs outputs, int image, InputFrame frame) {
        Planes planes = planes(outputs, image).withCells();
        return (width, height) ->
                new Scores(
                        planes,
                        MaskAxis.ofInput(frame.across(), 0, width, planes.width(), width),
                        MaskAxis.ofInput(frame.down(), 0, height, planes.height(), height));
    }

    private Planes planes(Outputs outputs, int image) {
        int any = Outputs.ANY;
        if (planar) {
            return Planes.first(outputs.of(name, image, categories, any, any));
        }
        TensorSlice slice = outputs.of(name, image, any, any, categories);
        return Planes.last(slice);
    }

    /** The best categories on a grid. */
    private final class Scores implements PixelCategories.Columns {

        private final Planes planes;
        private final MaskAxis across;
        private final MaskAxis down;
        private final double[] cells;
        private final double[] best;

        private Scores(Planes planes, MaskAxis across, MaskAxis down) {
            this.planes = planes;
            this.across = across;
            this.down = down;
            this.cells = new double[planes.height()];
            this.best = new double[down.count()];
        }

        @Override
        public void column(int x, int[] found) {
            Arrays.fill(found, PixelCategories.NONE);
            int i = x - across.first();
            if (i < 0 || i >= across.count()) {
                return;
            }
            Arrays.fill(best, categories == 1 ? threshold : Double.NEGATIVE_INFINITY);
            for (int category = 0; category < categories; category++) {
                mix(category, i);
                for (int y = 0; y < best.length; y++) {
                    double score = down.value(y, cells);
                    if (score > best[y] || categories == 1 && score == threshold) {
                        best[y] = score;
                        found[down.first() + y] = category;
                    }
                }
            }
        }

        private void mix(int category, int i) {
            int low = across.low()[i];
            int high = across.high()[i];
            for (int y = 0; y < cells.length; y++) {
                cells[y] =
                        across.lowWeight()[i] * activation.of(planes.at(category, y, low))
                                + across.highWeight()[i]
                                        * activation.of(planes.at(category, y, high));
            }
        }
    }
}
