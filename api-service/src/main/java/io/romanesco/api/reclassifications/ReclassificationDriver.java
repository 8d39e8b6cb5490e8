package io.romanesco.api.reclassifications;

import io.quarkus.scheduler.Scheduled;
import io.romanesco.api.reclassifications.JobQueue.Job;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Works on the jobs that this replica leases, one step of each at a time. A step that fails is
 * tried again at the next look; the job says meanwhile why it does not go on.
 */
@ApplicationScoped
class ReclassificationDriver {

    private static final Logger LOG = Logger.getLogger(ReclassificationDriver.class);

    private static final String WAITING =
            "The object store, the stream or the database failed; the log says which. It goes on by"
                    + " itself.";

    private final JobTurns turns;
    private final JobQueue jobs;
    private final JobProgress progress;
    private final SendStep send;
    private final PromoteStep promote;
    private final DiscardStep discard;

    ReclassificationDriver(
            JobTurns turns,
            JobQueue jobs,
            JobProgress progress,
            SendStep send,
            PromoteStep promote,
            DiscardStep discard) {
        this.turns = turns;
        this.jobs = jobs;
        this.progress = progress;
        this.send = send;
        this.promote = promote;
        this.discard = discard;
    }

    @Scheduled(
            every = "${romanesco.reclassification.check-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> work() {
        return turns.give()
                .chain(jobs::lease)
                .onItem()
                .transformToMulti(leased -> Multi.createFrom().iterable(leased))
                .onItem()
                .transformToUniAndConcatenate(this::work)
                .collect()
                .last()
                .onFailure()
                .invoke(e -> LOG.warnf("reclassifications outcome=waiting cause=%s", e))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> work(Job job) {
        return progress.settle(job)
                .chain(() -> step(job))
                .chain(() -> jobs.report(job, null))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("job=%s outcome=waiting cause=%s", job.id(), failure);
                    return jobs.report(job, WAITING);
                });
    }

    private Uni<Void> step(Job job) {
        return switch (job.state()) {
            case RUNNING -> send.run(job);
            case PROMOTING -> promote.run(job);
            case DISCARDING -> discard.run(job);
            case WAITING, PAUSED, DONE, CANCELLED, PROMOTED, DISCARDED ->
                    Uni.createFrom().voidItem();
        };
    }
}
