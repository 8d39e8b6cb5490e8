package io.romanesco.api.reclassifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.reclassifications.Reclassification.State;
import io.romanesco.contract.ModelName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Jobs as clients see and change them: the table {@code reclassification}. */
@ApplicationScoped
class ReclassificationRepository {

    private static final String INSERT =
            """
            insert into reclassification (id, created_at, model, version, filter, state, total)
            values ($1, $2, $3, $4, $5::text::jsonb, 'RUNNING', $6)
            """;

    private static final String SELECT =
            """
            select id, created_at, model, version, filter::text, problem, started_at, ended_at,
                case when waits then 'WAITING' else state end as state,
                case when waits then (
                    select count(*) from reclassification as other
                    where other.state = 'RUNNING' and other.started_at is null
                        and (other.created_at, other.id) <= (job.created_at, job.id)) end as place,
                total, job.sent + unsettled.sent as sent, job.done + unsettled.done as done,
                job.failed + unsettled.failed as failed, job.changed + unsettled.changed as changed
            from (
                select *, state = 'RUNNING' and started_at is null as waits from reclassification %s
            ) as job,
            lateral (
                select count(*) filter (where item.sends > 0) as sent,
                    count(*) filter (where item.state = 'DONE') as done,
                    count(*) filter (where item.state = 'FAILED' and item.reason is distinct from 'cancelled') as failed,
                    count(*) filter (where item.state = 'DONE' and before is distinct from after) as changed
                from reclassification_item as item where item.job = job.id and not item.settled
            ) as unsettled
            order by created_at desc, id
            """;

    private static final String ONE = SELECT.formatted("where id = $1");

    private static final String ALL = SELECT.formatted("order by created_at desc, id limit 100");

    private static final String CHANGE_STATE =
            """
            update reclassification
            set state = $2, problem = null, position = case when $3 then null else position end,
                started_at = case when $2 = 'RUNNING' then null else started_at end
            where id = $1 and state = any($4::text[])
            """;

    private static final String CANCEL =
            """
            with cancelled as (
                update reclassification set state = 'CANCELLED', problem = null, ended_at = now()
                where id = $1 and state in ('RUNNING', 'PAUSED') returning id)
            update reclassification_item set state = 'FAILED', reason = 'cancelled'
            from cancelled where job = cancelled.id and reclassification_item.state = 'QUEUED'
            """;

    private static final TypeReference<Map<String, String>> FILTER = new TypeReference<>() {};

    private final Pool pool;
    private final ObjectMapper json;

    ReclassificationRepository(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    Uni<Void> insert(
            UUID id, Instant createdAt, ModelName model, Map<String, String> filter, long total) {
        return pool.preparedQuery(INSERT)
                .execute(
                        Tuple.of(
                                id,
                                createdAt.atOffset(ZoneOffset.UTC),
                                model.name(),
                                model.version(),
                                write(filter),
                                total))
                .replaceWithVoid();
    }

    /** The job; fails if there is none. */
    Uni<Reclassification> find(UUID id) {
        return pool.preparedQuery(ONE)
                .mapping(this::read)
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ErrorCode.RECLASSIFICATION_NOT_FOUND.because(
                                "There is no reclassification with the id " + id + ".");
                    }
                    return rows.iterator().next();
                });
    }

    /** The latest 100. */
    Uni<List<Reclassification>> list() {
        return pool.query(ALL)
                .mapping(this::read)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /**
     * Gives a job another state, unless it is in none of those that this is possible from.
     *
     * @return whether it has it
     */
    Uni<Boolean> change(UUID id, State to, Collection<State> from) {
        boolean beginsAgain = to == State.PROMOTING || to == State.DISCARDING;
        String[] names = from.stream().map(State::name).toArray(String[]::new);
        return pool.preparedQuery(CHANGE_STATE)
                .execute(Tuple.of(id, to.name(), beginsAgain, names))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Cancels a job, unless it has ended; what was not sent yet never will be. */
    Uni<Void> cancel(UUID id) {
        return pool.preparedQuery(CANCEL).execute(Tuple.of(id)).replaceWithVoid();
    }

    private Reclassification read(Row row) {
        return new Reclassification(
                row.getUUID("id"),
                instant(row.getOffsetDateTime("created_at")),
                row.getString("model") + "@" + row.getString("version"),
                filter(row.getString("filter")),
                State.valueOf(row.getString("state")),
                row.getLong("place"),
                row.getLong("total"),
                row.getLong("sent"),
                row.getLong("done"),
                row.getLong("failed"),
                null,
                row.getLong("changed"),
                row.getString("problem"),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("ended_at")));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private Map<String, String> filter(String text) {
        try {
            return json.readValue(text, FILTER);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(Map<String, String> filter) {
        try {
            return json.writeValueAsString(filter);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
