package io.romanesco.api.reclassifications;

import io.romanesco.api.events.ChangePublisher;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.images.Image;
import io.romanesco.api.reclassifications.JobQueue.Job;
import io.romanesco.api.reclassifications.Reclassification.State;
import io.romanesco.api.results.ResultPromotion;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** A step of a promotion: the results of the next images become what these show. Labels stay. */
@ApplicationScoped
class PromoteStep {

    private final JobQueue jobs;
    private final JobItems items;
    private final ResultPromotion results;
    private final ChangePublisher changes;

    PromoteStep(JobQueue jobs, JobItems items, ResultPromotion results, ChangePublisher changes) {
        this.jobs = jobs;
        this.items = items;
        this.results = results;
        this.changes = changes;
    }

    Uni<Void> run(Job job) {
        return items.doneAfter(job)
                .chain(images ->
                        images.isEmpty()
                                ? jobs.end(job, State.PROMOTED)
                                : promote(job, images)
                                        .chain(() -> items.advance(job, images.getLast())));
    }

    private Uni<Void> promote(Job job, List<UUID> images) {
        return Multi.createFrom()
                .iterable(images)
                .onItem()
                .transformToUniAndConcatenate(image -> results.promote(image, job.model()))
                .invoke(this::announce)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void announce(Image image) {
        changes.announce(
                image.classification() == null ? ChangeType.ANALYSED : ChangeType.CLASSIFIED,
                image);
    }
}
