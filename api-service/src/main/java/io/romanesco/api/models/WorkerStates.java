package io.romanesco.api.models;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.ModelState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What each worker last said of a version: the table {@code model_worker}. Workers repeat
 * themselves every five minutes; one that is silent for a quarter of an hour does not count.
 */
@ApplicationScoped
class WorkerStates {

    /** For statements that look at workers that count. */
    static final String RECENT = "announced_at > now() - interval '15 minutes'";

    private static final String STORE =
            """
            insert into model_worker (name, version, worker, state, reason, announced_at)
            values (:name, :version, :worker, :state, nullif(:reason, ''), :at)
            on conflict (name, version, worker) do update
            set state = excluded.state, reason = excluded.reason, announced_at = excluded.announced_at
            where excluded.announced_at >= model_worker.announced_at
            """;

    /** Pods have new names after each roll-out. */
    private static final String FORGET =
            """
            delete from model_worker
            where name = :name and version = :version and announced_at < now() - interval '1 hour'
            """;

    private static final String READ =
            "select worker, state, reason, announced_at from model_worker"
                    + " where name = $1 and version = $2 and "
                    + RECENT
                    + " order by worker limit 1000";

    private final Pool pool;

    WorkerStates(Pool pool) {
        this.pool = pool;
    }

    /** Notes an announcement that names its worker. Runs in the caller's transaction. */
    Uni<Void> store(ModelAnnouncement announced) {
        if (announced.worker() == null) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(STORE)
                                .setParameter("name", announced.name())
                                .setParameter("version", announced.version())
                                .setParameter("worker", announced.worker())
                                .setParameter("state", announced.state().name())
                                .setParameter(
                                        "reason",
                                        announced.reason() == null ? "" : announced.reason())
                                .setParameter("at", announced.announcedAt())
                                .executeUpdate()
                                .chain(() ->
                                        session.createNativeQuery(FORGET)
                                                .setParameter("name", announced.name())
                                                .setParameter("version", announced.version())
                                                .executeUpdate()))
                .replaceWithVoid();
    }

    /** The workers that count, by name. */
    Uni<List<ModelWorker>> of(String name, String version) {
        return pool.preparedQuery(READ)
                .mapping(WorkerStates::read)
                .execute(Tuple.of(name, version))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private static ModelWorker read(Row row) {
        return new ModelWorker(
                row.getString(0),
                ModelState.valueOf(row.getString(1)),
                row.getString(2),
                row.getOffsetDateTime(3).toInstant());
    }
}
