package io.romanesco.api.images;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.archive.ObjectStore;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.events.ChangePublisher;
import io.romanesco.api.models.CategoryRepository;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.results.Activation;
import io.romanesco.api.results.ClassificationRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What can be done with a single image. Unknown ids are problems with status 404. */
@ApplicationScoped
public class ImageService {

    private final ImageRepository images;
    private final ClassificationRepository classifications;
    private final CategoryRepository categories;
    private final ObjectStore store;
    private final ChangePublisher changes;

    ImageService(
            ImageRepository images,
            ClassificationRepository classifications,
            CategoryRepository categories,
            ObjectStore store,
            ChangePublisher changes) {
        this.images = images;
        this.classifications = classifications;
        this.categories = categories;
        this.store = store;
        this.changes = changes;
    }

    /** The image as it is. */
    Uni<Image> get(UUID id) {
        return images.view(id);
    }

    /** The key of its original; a problem while it is not archived. */
    Uni<String> objectKey(UUID id) {
        return Panache.withSession(() -> images.required(images.findById(id), id))
                .map(row -> {
                    if (row.objectKey() == null) {
                        throw ErrorCode.NOT_ARCHIVED.because(
                                "The original is on its way to the archive. Try again.");
                    }
                    return row.objectKey();
                });
    }

    /** Where the model looked. */
    Uni<Activation> activation(UUID id) {
        return Panache.withSession(() ->
                images.required(images.findById(id), id)
                        .chain(() -> classifications.latestActivation(id))
                        .onItem()
                        .ifNull()
                        .failWith(() ->
                                ErrorCode.NO_ACTIVATION.because(
                                        "No model has given an activation map for"
                                                + " this image.")));
    }

    /** Sets or, with null, removes the ground truth. */
    Uni<Image> label(UUID id, String label) {
        return Panache.withTransaction(() ->
                        images.required(images.findLocked(id), id)
                                .call(() -> categories.require(label))
                                .invoke(row -> row.label(label))
                                .map(ImageEntity::toImage))
                .invoke(image -> changes.announce(ChangeType.LABELLED, image));
    }

    /** Object first, then row: when the store is down nothing is half gone. */
    Uni<Void> delete(UUID id) {
        return Panache.withSession(() -> images.required(images.findById(id), id))
                .chain(row -> deleteObject(row.objectKey()))
                .chain(() -> Panache.withTransaction(() -> deleteRow(id)))
                .invoke(() -> changes.announceDeleted(id));
    }

    /** The archive may have been quicker than us. */
    private Uni<Void> deleteRow(UUID id) {
        return images.required(images.findLocked(id), id)
                .chain(row -> images.deleteForGood(id).replaceWith(row))
                .chain(row -> deleteObject(row.objectKey()));
    }

    private Uni<Void> deleteObject(String key) {
        return key == null ? Uni.createFrom().voidItem() : store.delete(key);
    }
}
