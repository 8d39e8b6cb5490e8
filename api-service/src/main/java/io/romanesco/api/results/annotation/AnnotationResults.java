package io.romanesco.api.results.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.api.results.Annotation;
import io.romanesco.api.results.ResultReader;
import io.romanesco.api.results.TaskResults;
import io.romanesco.contract.AnnotationResult;
import io.romanesco.contract.AnnotationResult.Annotated;
import io.romanesco.contract.AnnotationResult.Rejected;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.SemanticMap.ClassArea;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the records of the topic {@code annotations}: of detection and segmentation. */
@ApplicationScoped
class AnnotationResults implements TaskResults<AnnotationResult> {

    private final ResultReader reader;

    AnnotationResults(ResultReader reader) {
        this.reader = reader;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("detection", "instance-segmentation", "semantic-segmentation");
    }

    @Override
    public AnnotationResult read(JsonNode value) {
        AnnotationResult result = reader.read(value, AnnotationResult.class, "annotation");
        return result instanceof Annotated found ? AnnotationCheck.readable(found) : result;
    }

    @Override
    public Content content(AnnotationResult result) {
        return switch (result) {
            case Annotated found ->
                    new Content(
                            null,
                            null,
                            new Annotation(found.objects(), found.semantic(), found.colors()),
                            mentioned(found));
            case Rejected _ -> Content.NONE;
        };
    }

    private static List<String> mentioned(Annotated found) {
        Stream<String> areas =
                found.semantic() == null
                        ? Stream.empty()
                        : found.semantic().classes().stream().map(ClassArea::category);
        return Stream.concat(found.objects().stream().map(DetectedObject::category), areas)
                .distinct()
                .toList();
    }
}
