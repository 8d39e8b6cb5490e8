package io.romanesco.api.results;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.Submission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Stores results: one transaction for the image's row and what the task keeps. */
@ApplicationScoped
class ResultStore {

    private final ImageRepository images;

    ResultStore(ImageRepository images) {
        this.images = images;
    }

    /** The image afterwards; null when there is none: it was deleted, or its upload withdrawn. */
    <R extends ImageResult> Uni<Image> store(TaskResults<R> task, R result) {
        AnalysedImage subject = result.image();
        return Panache.withTransaction(() ->
                image(subject)
                        .chain(image ->
                                image == null
                                        ? Uni.createFrom().nullItem()
                                        : describe(subject)
                                                .chain(known -> task.store(result, known))));
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
