package io.romanesco.api.results;

import io.romanesco.api.images.CategoryRepository;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.Timings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Which result an image shows: the latest primary one of its main model. */
@ApplicationScoped
class ShownResult {

    private final ImageRepository images;
    private final CategoryRepository categories;

    ShownResult(ImageRepository images, CategoryRepository categories) {
        this.images = images;
        this.categories = categories;
    }

    /** The image afterwards; unchanged by results of other models, and by older ones. */
    Uni<Image> update(String task, ImageResult result, TaskResults.Content content, Image image) {
        if (!result.image().isShown()) {
            return Uni.createFrom().item(image);
        }
        return label(result, image)
                .chain(labelled ->
                        image.classifiedAt() != null
                                        && result.analysedAt().isBefore(image.classifiedAt())
                                ? Uni.createFrom().item(labelled)
                                : show(task, result, content));
    }

    /**
     * Takes the label that came with a camera's frame, with the first result only: a later one must
     * not undo what a person has changed meanwhile.
     */
    private Uni<Image> label(ImageResult result, Image image) {
        String label = result.image().label();
        if (label == null || image.label() != null || image.classifiedAt() != null) {
            return Uni.createFrom().item(image);
        }
        return categories
                .exists(label)
                .chain(exists ->
                        exists ? images.label(image.id(), label) : Uni.createFrom().item(image));
    }

    private Uni<Image> show(String task, ImageResult result, TaskResults.Content content) {
        AnalysedImage subject = result.image();
        Timings timings = subject.timings();
        Instant at = result.analysedAt();
        if (result.rejection() != null) {
            return images.reject(
                    subject.id(), result.rejection(), subject.model().name(), timings, at);
        }
        return content.classification() == null
                ? images.analyse(
                        subject.id(),
                        content.annotation().analysis(subject.model(), task),
                        timings,
                        at)
                : images.classify(subject.id(), content.classification(), timings, at);
    }
}
