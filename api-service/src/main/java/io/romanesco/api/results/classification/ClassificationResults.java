package io.romanesco.api.results.classification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.images.CategoryRepository;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.platform.MalformedRecordException;
import io.romanesco.api.results.TaskResults;
import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.ClassificationResult.Classified;
import io.romanesco.contract.ClassificationResult.Rejected;
import io.romanesco.contract.ScoredCategory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads the records of the topic {@code classifications}, and stores them. */
@ApplicationScoped
class ClassificationResults implements TaskResults<ClassificationResult> {

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
    public ClassificationResult read(JsonNode value) {
        boolean nothing = value.isMissingNode() || value.isNull();
        if (nothing || value.isObject() && !value.hasNonNull("status")) {
            throw new MalformedRecordException("classification lacks required members");
        }
        try {
            return json.treeToValue(value, ClassificationResult.class);
        } catch (ValueInstantiationException _) {
            throw new MalformedRecordException("classification lacks required members");
        } catch (JsonProcessingException | IllegalArgumentException _) {
            throw new MalformedRecordException("classification is not the JSON of its schema");
        }
    }

    @Override
    public ChangeType change(ClassificationResult result) {
        return switch (result) {
            case Classified _ -> ChangeType.CLASSIFIED;
            case Rejected _ -> ChangeType.REJECTED;
        };
    }

    @Override
    public Uni<Image> store(ClassificationResult result, Image image) {
        return categories
                .ensure(mentioned(result))
                .chain(() -> label(result, image))
                .chain(labelled -> makeCurrent(result, labelled))
                .call(() -> classifications.upsert(result));
    }

    private static List<String> mentioned(ClassificationResult result) {
        List<String> names = new ArrayList<>();
        if (result instanceof Classified classified) {
            names.add(classified.classification().category());
            classified.classification().predictions().stream()
                    .map(ScoredCategory::category)
                    .forEach(names::add);
        }
        return names;
    }

    /**
     * Takes the label that came with a camera's frame, with the first result only: a later one must
     * not undo what a person has changed meanwhile.
     */
    private Uni<Image> label(ClassificationResult result, Image image) {
        String label = result.image().label();
        if (label == null || image.label() != null || image.classifiedAt() != null) {
            return Uni.createFrom().item(image);
        }
        return categories
                .exists(label)
                .chain(exists ->
                        exists ? images.label(image.id(), label) : Uni.createFrom().item(image));
    }

    /** The newest result of any model is the one that the image shows. */
    private Uni<Image> makeCurrent(ClassificationResult result, Image image) {
        if (image.classifiedAt() != null && result.classifiedAt().isBefore(image.classifiedAt())) {
            return Uni.createFrom().item(image);
        }
        return switch (result) {
            case Classified classified ->
                    images.classify(
                            image.id(),
                            classified.classification(),
                            result.image().timings(),
                            result.classifiedAt());
            case Rejected rejected ->
                    images.reject(
                            image.id(),
                            rejected.rejection(),
                            result.image().model().name(),
                            result.image().timings(),
                            result.classifiedAt());
        };
    }
}
