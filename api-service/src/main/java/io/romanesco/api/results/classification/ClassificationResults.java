package io.romanesco.api.results.classification;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.api.results.ResultReader;
import io.romanesco.api.results.TaskResults;
import io.romanesco.contract.Classification;
import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.ClassificationResult.Classified;
import io.romanesco.contract.ClassificationResult.Rejected;
import io.romanesco.contract.ScoredCategory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the records of the topic {@code classifications}. */
@ApplicationScoped
class ClassificationResults implements TaskResults<ClassificationResult> {

    private final ResultReader reader;

    ClassificationResults(ResultReader reader) {
        this.reader = reader;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("classification");
    }

    @Override
    public ClassificationResult read(JsonNode value) {
        return reader.read(value, ClassificationResult.class, "classification");
    }

    @Override
    public Content content(ClassificationResult result) {
        return switch (result) {
            case Classified classified ->
                    new Content(
                            classified.classification(),
                            classified.activation(),
                            null,
                            mentioned(classified.classification()));
            case Rejected _ -> Content.NONE;
        };
    }

    private static List<String> mentioned(Classification classification) {
        return Stream.concat(
                        Stream.of(classification.category()),
                        classification.predictions().stream().map(ScoredCategory::category))
                .toList();
    }
}
