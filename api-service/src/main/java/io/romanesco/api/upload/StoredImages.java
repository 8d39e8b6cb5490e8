package io.romanesco.api.upload;

import io.romanesco.api.archive.ObjectStore;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.ModelChoice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Publishes originals from the archive again. Their bytes count as in flight, as of uploads. */
@ApplicationScoped
public class StoredImages {

    private static final Logger LOG = Logger.getLogger(StoredImages.class);

    private final ImageRepository images;
    private final ObjectStore store;
    private final ImagePublisher publisher;
    private final UploadAdmission admission;
    private final UploadConfig config;

    StoredImages(
            ImageRepository images,
            ObjectStore store,
            ImagePublisher publisher,
            UploadAdmission admission,
            UploadConfig config) {
        this.images = images;
        this.store = store;
        this.publisher = publisher;
        this.admission = admission;
        this.config = config;
    }

    /**
     * Ends when Kafka has acknowledged the original. Fails when there is no such image, when it is
     * not archived yet, or when its original is gone.
     */
    Uni<Image> publish(UUID id, ModelChoice choice) {
        return images.view(id)
                .chain(image ->
                        images.original(id)
                                .map(original ->
                                        original.key()
                                                .orElseThrow(() ->
                                                        ErrorCode.NOT_ARCHIVED.because(
                                                                "The original is on its way to the"
                                                                        + " archive. Try again.")))
                                .chain(key -> publish(image, key, choice))
                                .replaceWith(image));
    }

    private Uni<Void> publish(Image image, String key, ModelChoice choice) {
        Runnable release = admission.reserve(image.bytes());
        return store.get(key)
                .map(original ->
                        original.orElseThrow(() ->
                                ErrorCode.ORIGINAL_MISSING.because(
                                        "The original is no longer in the archive.")))
                .chain(original ->
                        publisher
                                .publish(image, original, choice)
                                .onFailure()
                                .transform(failure -> unavailable(image, failure)))
                .invoke(() ->
                        LOG.infof("id=%s outcome=asked models=%s", image.id(), choice.models()))
                .onTermination()
                .invoke(release);
    }

    private Throwable unavailable(Image image, Throwable failure) {
        LOG.errorf("id=%s outcome=unpublished cause=%s", image.id(), failure);
        return ErrorCode.STREAM_UNAVAILABLE.because(
                "The stream does not take images at the moment. Try again.", config.retryAfter());
    }
}
