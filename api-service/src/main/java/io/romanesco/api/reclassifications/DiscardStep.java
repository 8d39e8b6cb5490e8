package io.romanesco.api.reclassifications;

import io.romanesco.api.reclassifications.JobQueue.Job;
import io.romanesco.api.reclassifications.Reclassification.State;
import io.romanesco.api.results.ResultPromotion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A step of a discard: removes the results of the next images, unless they are primary by now.
 * Those that arrive later are refused by the {@link ReclassificationListener}.
 */
@ApplicationScoped
class DiscardStep {

    private final JobQueue jobs;
    private final JobItems items;
    private final ResultPromotion results;

    DiscardStep(JobQueue jobs, JobItems items, ResultPromotion results) {
        this.jobs = jobs;
        this.items = items;
        this.results = results;
    }

    Uni<Void> run(Job job) {
        return items.takenAfter(job)
                .chain(images ->
                        images.isEmpty()
                                ? jobs.end(job, State.DISCARDED)
                                : results.discard(images, job.model())
                                        .chain(() -> items.advance(job, images.getLast())));
    }
}
