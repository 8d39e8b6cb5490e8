package io.romanesco.api.reclassifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.api.reclassifications.Reclassification.State;
import io.romanesco.contract.ModelName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Which replica drives which job. A replica leases a job for a time and renews the lease at each
 * look; when it is killed, another one gets the job at the end of the lease.
 */
@ApplicationScoped
class JobQueue {

    private static final String LEASE =
            """
            update reclassification set driver = $1, lease_end = now() + make_interval(secs => $2)
            where id in (
                select id from reclassification
                where (state = 'RUNNING' and started_at is not null or state in ('PROMOTING', 'DISCARDING'))
                    and (driver = $1 or lease_end is null or lease_end < now())
                order by created_at for update skip locked)
            returning id, created_at, model, version, filter::text, state, position, exhausted
            """;

    private static final String END =
            """
            update reclassification set state = $3, problem = null, ended_at = now(), driver = null, lease_end = null
            where id = $1 and driver = $2 and state = $4
            """;

    private static final String REPORT =
            "update reclassification set problem = $3 where id = $1 and driver = $2"
                    + " and state = $4 and problem is distinct from $3";

    private static final TypeReference<Map<String, String>> FILTER = new TypeReference<>() {};

    private final Pool pool;
    private final ObjectMapper json;
    private final Duration leaseTime;

    /** This replica. */
    private final UUID driver = UUID.randomUUID();

    JobQueue(Pool pool, ObjectMapper json, ReclassificationConfig config) {
        this.pool = pool;
        this.json = json;
        this.leaseTime = config.leaseTime();
    }

    /**
     * A job that this replica drives.
     *
     * @param position the last image that was taken; null at the start
     * @param exhausted whether all images were taken
     */
    record Job(
            UUID id,
            UUID driver,
            Instant createdAt,
            ModelName model,
            Map<String, String> filter,
            State state,
            UUID position,
            boolean exhausted) {}

    /** The jobs that this replica drives for the next time. */
    Uni<List<Job>> lease() {
        return pool.preparedQuery(LEASE)
                .mapping(this::read)
                .execute(Tuple.of(driver, (double) leaseTime.toMillis() / 1000))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Ends a job, unless its state has changed meanwhile. */
    Uni<Void> end(Job job, State state) {
        return pool.preparedQuery(END)
                .execute(Tuple.of(job.id(), driver, state.name(), job.state().name()))
                .replaceWithVoid();
    }

    /** Says why a job does not go on; null when it does. A paused job keeps its own reason. */
    Uni<Void> report(Job job, String problem) {
        return pool.preparedQuery(REPORT)
                .execute(Tuple.of(job.id(), driver, problem, job.state().name()))
                .replaceWithVoid();
    }

    private Job read(Row row) {
        return new Job(
                row.getUUID(0),
                driver,
                row.getOffsetDateTime(1).toInstant(),
                new ModelName(row.getString(2), row.getString(3)),
                filter(row.getString(4)),
                State.valueOf(row.getString(5)),
                row.getUUID(6),
                row.getBoolean(7));
    }

    private Map<String, String> filter(String text) {
        try {
            return json.readValue(text, FILTER);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
