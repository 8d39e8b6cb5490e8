package io.romanesco.api.results;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.images.CategoryRepository;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.Submission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stores results: one transaction for the image's row, the result and its listeners. */
@ApplicationScoped
class ResultStore {

    private final ImageRepository images;
    private final CategoryRepository categories;
    private final ResultRepository results;
    private final ShownResult shown;
    private final List<ResultListener> listeners;

    ResultStore(
            ImageRepository images,
            CategoryRepository categories,
            ResultRepository results,
            ShownResult shown,
            @All List<ResultListener> listeners) {
        this.images = images;
        this.categories = categories;
        this.results = results;
        this.shown = shown;
        this.listeners = listeners;
    }

    /**
     * The image afterwards; null when nothing was stored: the image was deleted, its upload
     * withdrawn, or a listener does not want the result.
     */
    Uni<Image> store(String task, ImageResult result, TaskResults.Content content) {
        AnalysedImage subject = result.image();
        return Panache.withTransaction(() ->
                image(subject)
                        .chain(image ->
                                image == null ? Uni.createFrom().item(false) : isWanted(result))
                        .chain(wanted ->
                                wanted
                                        ? describe(subject)
                                                .chain(known -> store(task, result, content, known))
                                        : Uni.createFrom().nullItem()));
    }

    private Uni<Boolean> isWanted(ImageResult result) {
        Uni<Boolean> wanted = Uni.createFrom().item(true);
        for (ResultListener listener : listeners) {
            wanted = wanted.chain(so -> so ? listener.wants(result) : Uni.createFrom().item(false));
        }
        return wanted;
    }

    private Uni<Image> store(
            String task, ImageResult result, TaskResults.Content content, Image image) {
        return categories
                .ensure(content.categories())
                .chain(() -> shown.update(task, result, content, image))
                .call(() -> results.store(task, result, content))
                .call(afterwards -> tell(result, afterwards));
    }

    private Uni<Void> tell(ImageResult result, Image image) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (ResultListener listener : listeners) {
            done = done.chain(() -> listener.onResult(result, image));
        }
        return done;
    }

    /** Uploads have a row from the start; a camera's frame may get its row here. */
    private Uni<Image> image(AnalysedImage subject) {
        return subject.source().equals(Submission.UPLOADS)
                ? images.findLocked(subject.id())
                : images.findOrCreateLocked(
                        subject.id(), subject.source(), subject.submittedAt(), subject.label());
    }

    private Uni<Image> describe(AnalysedImage subject) {
        return images.describe(
                subject.id(),
                subject.contentType(),
                subject.width(),
                subject.height(),
                subject.bytes());
    }
}
