package io.romanesco.api.reclassifications;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Which jobs run: at most {@link ReclassificationConfig#maxRunning()} of all replicas at a time,
 * the oldest first. A RUNNING job without a start waits for its turn. Promotions and discards need
 * no turn. It is created at startup, so that an impossible setting stops the service.
 */
@Startup
@ApplicationScoped
class JobTurns {

    /** Two replicas that count at the same time would both start a job. */
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtext('reclassification turns'))";

    private static final String START =
            """
            update reclassification set started_at = now() where id in (
                select id from reclassification where state = 'RUNNING' and started_at is null
                order by created_at, id
                limit greatest(0, $1 - (
                    select count(*) from reclassification where state = 'RUNNING' and started_at is not null)))
            """;

    private final Pool pool;
    private final long maxRunning;

    JobTurns(Pool pool, ReclassificationConfig config) {
        this.pool = pool;
        this.maxRunning = config.maxRunning();
        if (maxRunning < 1) {
            throw new IllegalArgumentException(
                    "romanesco.reclassification.max-running is %d; it must be at least 1"
                            .formatted(maxRunning));
        }
    }

    /** Starts the jobs whose turn it is. */
    Uni<Void> give() {
        return pool.withTransaction(this::give).replaceWithVoid();
    }

    private Uni<?> give(SqlConnection connection) {
        // A statement of its own: the next one must see what other replicas have started.
        return connection
                .query(LOCK)
                .execute()
                .chain(() -> connection.preparedQuery(START).execute(Tuple.of(maxRunning)));
    }
}
