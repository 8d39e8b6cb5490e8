package io.romanesco.api.results.classification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.images.CategoryRepository;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.images.Prediction;
import io.romanesco.api.platform.MalformedRecordException;
import io.romanesco.api.results.TaskResults;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads the records of the topic {@code classifications}, and stores them. */
@ApplicationScoped
class ClassificationResults implements TaskResults<Outcome> {

    private final ObjectMapper json;
    private final ImageRepository images;
    private final CategoryRepository categories;
    private final ClassificationRepository classifications;

    ClassificationResults(
            ObjectMapper json,
            ImageRepository images,
            CategoryRepository categories,
            ClassificationRepository classifications) {
        this.json = json;
        this.images = images;
        this.categories = categories;
        this.classifications = classifications;
    }

    @Override
    public String task() {
        return "classification";
    }

    @Override
    public Outcome read(JsonNode value) {
        try {
            Outcome outcome = json.treeToValue(value, Outcome.class);
            if (outcome == null || !outcome.isComplete()) {
                throw new MalformedRecordException("classification lacks required members");
            }
            return outcome;
        } catch (JsonProcessingException | IllegalArgumentException _) {
            throw new MalformedRecordException("classification is not the JSON of its schema");
        }
    }

    @Override
    public Subject subject(Outcome outcome) {
        return new Subject(
                outcome.id(),
                outcome.source(),
                outcome.submittedAt(),
                outcome.label(),
                outcome.contentType(),
                outcome.width(),
                outcome.height(),
                outcome.bytes());
    }

    @Override
    public ChangeType change(Outcome outcome) {
        return outcome.isClassified() ? ChangeType.CLASSIFIED : ChangeType.REJECTED;
    }

    @Override
    public Uni<Image> store(Outcome outcome, Image image) {
        return categories
                .ensure(mentioned(outcome))
                .chain(() -> label(outcome, image))
                .chain(labelled -> makeCurrent(outcome, labelled))
                .call(() -> classifications.upsert(outcome));
    }

    private static List<String> mentioned(Outcome outcome) {
        List<String> names = new ArrayList<>();
        if (outcome.isClassified()) {
            names.add(outcome.classification().category());
            outcome.classification().predictions().stream()
                    .map(Prediction::category)
                    .forEach(names::add);
        }
        return names;
    }

    /**
     * Takes the label that came with a camera's frame, with the first result only: a later one must
     * not undo what a person has changed meanwhile.
     */
    private Uni<Image> label(Outcome outcome, Image image) {
        if (outcome.label() == null || image.label() != null || image.classifiedAt() != null) {
            return Uni.createFrom().item(image);
        }
        return categories
                .exists(outcome.label())
                .chain(exists ->
                        exists
                                ? images.label(image.id(), outcome.label())
                                : Uni.createFrom().item(image));
    }

    /** The newest result of any model is the one that the image shows. */
    private Uni<Image> makeCurrent(Outcome outcome, Image image) {
        if (image.classifiedAt() != null && outcome.classifiedAt().isBefore(image.classifiedAt())) {
            return Uni.createFrom().item(image);
        }
        return outcome.isClassified()
                ? images.classify(
                        image.id(),
                        outcome.classification(),
                        outcome.timings(),
                        outcome.classifiedAt())
                : images.reject(
                        image.id(),
                        outcome.rejection(),
                        outcome.model().name(),
                        outcome.timings(),
                        outcome.classifiedAt());
    }
}
