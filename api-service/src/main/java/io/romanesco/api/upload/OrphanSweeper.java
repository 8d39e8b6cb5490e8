package io.romanesco.api.upload;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.events.Changes;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.images.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;

/** Gives up uploads whose rows a crash left behind before Kafka had their bytes. */
@ApplicationScoped
public class OrphanSweeper {

    private static final Logger LOG = Logger.getLogger(OrphanSweeper.class);
    private static final Rejection LOST =
            new Rejection("upload-lost", "The upload was interrupted. Please send it again.");

    private final ImageRepository images;
    private final Changes changes;
    private final UploadConfig config;

    OrphanSweeper(ImageRepository images, Changes changes, UploadConfig config) {
        this.images = images;
        this.changes = changes;
        this.config = config;
    }

    @Scheduled(
            every = "${romanesco.upload.sweep-every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return Panache.withTransaction(() -> giveUp(now))
                .invoke(failed -> failed.forEach(this::report))
                .onFailure()
                .invoke(e -> LOG.warnf("sweeping has to wait: %s", e))
                .onFailure()
                .recoverWithItem(List.of())
                .replaceWithVoid();
    }

    private Uni<List<Image>> giveUp(Instant now) {
        Instant before = now.minus(config.orphanAge());
        return images.findOrphans(before)
                .invoke(rows -> rows.forEach(row -> row.failed(LOST, now)))
                .call(() -> images.forgetSettledOrphans(before))
                .map(rows -> rows.stream().map(row -> row.toImage()).toList());
    }

    private void report(Image image) {
        LOG.warnf("id=%s outcome=failed reason=%s", image.id(), LOST.code());
        changes.announce(ChangeType.FAILED, image);
    }
}
