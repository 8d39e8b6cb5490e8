package io.romanesco.api.reclassifications;

import io.romanesco.api.images.Analysis;
import io.romanesco.api.images.Image;
import io.romanesco.contract.AnnotationResult.Annotated;
import io.romanesco.contract.ClassificationResult.Classified;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.SemanticMap.ClassArea;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A result in a few words, to compare what an image showed with what another model says: the
 * category, or {@code carrot 3, dog 1}, or the largest areas' categories.
 */
final class Summary {

    private static final String NOTHING = "nothing";
    private static final String CLASSIFICATION = "classification";

    private Summary() {}

    /**
     * What the image shows; null where it shows nothing. It begins with the task where that is
     * another one than the result's.
     */
    static String of(Image image, ImageResult result) {
        if (image.rejection() != null) {
            return "rejected: " + image.rejection().code();
        }
        if (image.classification() != null) {
            String category = image.classification().category();
            return result instanceof Classified ? category : CLASSIFICATION + ": " + category;
        }
        if (image.analysis() == null) {
            return null;
        }
        String found = of(image.analysis());
        String task = image.analysis().task();
        return result instanceof Annotated annotated && annotated.task().equals(task)
                ? found
                : task + ": " + found;
    }

    /** What the model says; null for a rejection. */
    static String of(ImageResult result) {
        return switch (result) {
            case Classified classified -> classified.classification().category();
            case Annotated annotated ->
                    annotated.semantic() == null
                            ? counts(annotated.objects())
                            : areas(annotated.semantic().classes());
            default -> null;
        };
    }

    private static String of(Analysis analysis) {
        return text(
                analysis.found().stream()
                        .map(found ->
                                found.count() == null
                                        ? found.category()
                                        : found.category() + " " + found.count()));
    }

    private static String counts(List<DetectedObject> objects) {
        Map<String, Long> counts =
                objects.stream()
                        .collect(
                                Collectors.groupingBy(
                                        DetectedObject::category, Collectors.counting()));
        return text(
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(each -> each.getKey() + " " + each.getValue()));
    }

    private static String areas(List<ClassArea> areas) {
        return text(
                areas.stream()
                        .sorted(Comparator.comparingDouble(ClassArea::share).reversed())
                        .map(ClassArea::category));
    }

    /** As many as an image's analysis has. */
    private static String text(Stream<String> found) {
        String text = found.limit(Analysis.MAX_FOUND).collect(Collectors.joining(", "));
        return text.isEmpty() ? NOTHING : text;
    }
}
