package io.romanesco.inference.task.segmentation;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.AnnotationResult.Annotated;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.SemanticMap.ClassArea;
import io.romanesco.contract.mask.CocoRle;
import io.romanesco.contract.mask.MaskBuilder;
import io.romanesco.inference.task.Prediction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The category of each pixel of an image. The map is drawn when a result is made, which takes
 * processor time.
 *
 * @param background the category that is not listed; null: all are
 * @param maxSide of the map, pixels: a larger picture has a smaller map
 */
record SemanticPrediction(
        PixelCategories categories, List<String> labels, String background, int maxSide)
        implements Prediction {

    @Override
    public ImageResult result(AnalysedImage image, DominantColors colors, Instant at) {
        return new Annotated(
                image,
                at,
                SemanticTask.NAME,
                List.of(),
                map(image.width(), image.height()),
                colors);
    }

    @Override
    public List<DetectedObject> found(int width, int height) {
        return map(width, height).classes().stream()
                .map(area -> new DetectedObject(area.category(), area.share(), null, null))
                .toList();
    }

    /** The map of a picture of that size. */
    SemanticMap map(int width, int height) {
        int longer = Math.max(width, height);
        double scale = longer > maxSide ? (double) maxSide / longer : 1;
        int columns = Math.max(1, (int) (width * scale + 0.5));
        int rows = Math.max(1, (int) (height * scale + 0.5));
        return new SemanticMap(List.of(rows, columns), areas(columns, rows));
    }

    private List<ClassArea> areas(int width, int height) {
        List<MaskBuilder> masks =
                Stream.generate(() -> new MaskBuilder(height, width)).limit(labels.size()).toList();
        PixelCategories.Columns columns = categories.on(width, height);
        int[] column = new int[height];
        long runs = 0;
        for (int x = 0; x < width; x++) {
            columns.column(x, column);
            runs += add(x, column, masks);
            RunLimit.check(runs);
        }
        List<ClassArea> areas = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            CocoRle mask = masks.get(i).build();
            if (!mask.isEmpty() && !labels.get(i).equals(background)) {
                double share = (double) mask.area() / ((double) width * height);
                areas.add(new ClassArea(labels.get(i), mask.counts(), share));
            }
        }
        areas.sort(Comparator.comparingDouble(ClassArea::share).reversed());
        return areas;
    }

    /** Adds a column to the masks, and returns how many runs it has. */
    private static int add(int x, int[] column, List<MaskBuilder> masks) {
        int runs = 0;
        int start = 0;
        while (start < column.length) {
            int end = start + 1;
            while (end < column.length && column[end] == column[start]) {
                end++;
            }
            if (column[start] != PixelCategories.NONE) {
                masks.get(column[start]).add(x, start, end);
            }
            start = end;
            runs++;
        }
        return runs;
    }
}
