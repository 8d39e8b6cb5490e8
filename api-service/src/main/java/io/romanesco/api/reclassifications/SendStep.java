package io.romanesco.api.reclassifications;

import io.romanesco.api.archive.ObjectStore;
import io.romanesco.api.reclassifications.JobItems.Item;
import io.romanesco.api.reclassifications.JobQueue.Job;
import io.romanesco.api.reclassifications.Reclassification.State;
import io.romanesco.api.search.ImageScan;
import io.romanesco.api.search.ImageSelection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A step of a running job: takes the next images as long as few enough wait for their results, and
 * sends what is taken. The job is done when no image is left and none waits.
 */
@ApplicationScoped
class SendStep {

    private static final Logger LOG = Logger.getLogger(SendStep.class);

    private final JobQueue jobs;
    private final JobItems items;
    private final JobProgress progress;
    private final ImageScan images;
    private final ObjectStore store;
    private final ReclassificationPublisher publisher;
    private final ReclassificationConfig config;

    SendStep(
            JobQueue jobs,
            JobItems items,
            JobProgress progress,
            ImageScan images,
            ObjectStore store,
            ReclassificationPublisher publisher,
            ReclassificationConfig config) {
        this.jobs = jobs;
        this.items = items;
        this.progress = progress;
        this.images = images;
        this.store = store;
        this.publisher = publisher;
        this.config = config;
    }

    Uni<Void> run(Job job) {
        return items.expire(job, config.resendAfter(), config.maxSends())
                .chain(() -> items.countOpen(job))
                .chain(open -> take(job, open))
                .chain(() -> items.queued(job, config.maxInFlight()))
                .chain(queued -> send(job, queued));
    }

    private Uni<Void> take(Job job, long open) {
        int free = (int) Math.max(0, config.maxInFlight() - open);
        if (job.exhausted()) {
            return open == 0 ? end(job) : Uni.createFrom().voidItem();
        }
        if (free == 0) {
            return Uni.createFrom().voidItem();
        }
        ImageSelection selection = ImageSelection.of(job.filter(), job.createdAt());
        return images.idsAfter(selection, job.position(), free)
                .chain(found -> items.take(job, found, found.size() < free));
    }

    private Uni<Void> end(Job job) {
        LOG.infof("job=%s outcome=done", job.id());
        return progress.settle(job).chain(() -> jobs.end(job, State.DONE));
    }

    private Uni<Void> send(Job job, List<Item> queued) {
        return Multi.createFrom()
                .iterable(queued)
                .onItem()
                .transformToUni(item -> send(job, item))
                .merge(config.concurrentReads())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> send(Job job, Item item) {
        Uni<Optional<byte[]>> original =
                item.key() == null
                        ? Uni.createFrom().item(Optional.empty())
                        : store.get(item.key());
        return original.chain(bytes ->
                bytes.isEmpty()
                        ? items.fail(job, item.id(), "the original is not in the archive")
                        : publisher
                                .publish(item, job.model(), bytes.get())
                                .chain(() -> items.sent(job, item.id())));
    }
}
