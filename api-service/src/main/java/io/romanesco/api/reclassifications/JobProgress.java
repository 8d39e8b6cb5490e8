package io.romanesco.api.reclassifications;

import io.romanesco.api.reclassifications.JobQueue.Job;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Adds up the images of jobs. Only the replica that drives a job does, so results of many images
 * never wait for each other to count themselves.
 */
@ApplicationScoped
class JobProgress {

    private static final String SETTLE =
            """
            with driven as (select id from reclassification where id = $1 and driver = $2 for update),
            settled as (
                update reclassification_item as item set settled = true from driven
                where item.job = driven.id and not item.settled
                    and (state = 'DONE' or state = 'FAILED' and reason is distinct from 'cancelled')
                returning state, sends, before is distinct from after as differs)
            update reclassification set sent = reclassification.sent + new.sent, done = reclassification.done + new.done,
                failed = reclassification.failed + new.failed, changed = reclassification.changed + new.changed
            from (
                select count(*) as n, count(*) filter (where sends > 0) as sent,
                    count(*) filter (where state = 'DONE') as done,
                    count(*) filter (where state = 'FAILED') as failed,
                    count(*) filter (where state = 'DONE' and differs) as changed
                from settled
            ) as new
            where id = $1 and new.n > 0
            """;

    private final Pool pool;

    JobProgress(Pool pool) {
        this.pool = pool;
    }

    /** Counts the images whose outcome is final, each once. */
    Uni<Void> settle(Job job) {
        return pool.preparedQuery(SETTLE)
                .execute(Tuple.of(job.id(), job.driver()))
                .replaceWithVoid();
    }
}
