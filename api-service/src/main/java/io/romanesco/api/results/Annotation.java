package io.romanesco.api.results;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.romanesco.api.images.Analysis;
import io.romanesco.api.images.Analysis.Found;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.SemanticMap.ClassArea;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The body of a result of another task than classification.
 *
 * @param objects best first; empty where there are none, or for semantic segmentation
 * @param semantic null for a model that finds objects
 * @param colors null where the worker did not tell
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Annotation(
        List<DetectedObject> objects, SemanticMap semantic, DominantColors colors) {

    /** In short, for the image that shows it. */
    Analysis analysis(ModelName model, String task) {
        Stream<Found> found = semantic == null ? counts() : areas();
        return new Analysis(
                model.name(),
                model.version(),
                task,
                found.limit(Analysis.MAX_FOUND).toList(),
                colors);
    }

    private Stream<Found> counts() {
        Map<String, Long> counts =
                objects.stream()
                        .collect(
                                Collectors.groupingBy(
                                        DetectedObject::category, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(each -> new Found(each.getKey(), each.getValue().intValue(), null));
    }

    private Stream<Found> areas() {
        return semantic.classes().stream()
                .sorted(Comparator.comparingDouble(ClassArea::share).reversed())
                .map(area -> new Found(area.category(), null, area.share()));
    }
}
