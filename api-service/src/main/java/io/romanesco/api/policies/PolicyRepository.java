package io.romanesco.api.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

/**
 * The table {@code policy}. A row also says whether its state is on the topic: a crash or a broker
 * that is down loses no change. A removed policy keeps its row until its tombstone is published.
 */
@ApplicationScoped
class PolicyRepository {

    private static final String STORE =
            """
            insert into policy (key, policy) values ($1, $2::text::jsonb)
            on conflict (key) do update set policy = excluded.policy, published = false
            """;

    private static final String REMOVE =
            "update policy set policy = null, published = false where key = $1";

    private static final String READ =
            "select policy::text from policy where key = $1 and policy is not null";

    private static final String LIST =
            "select policy::text from policy where starts_with(key, $1) and policy is not null"
                    + " order by key";

    private static final String UNPUBLISHED = "select key from policy where not published";

    private static final String LOCK =
            "select policy::text from policy where key = $1 and not published for update";

    private static final String MARK =
            """
            with removed as (delete from policy where key = $1 and policy is null)
            update policy set published = true where key = $1 and policy is not null
            """;

    private static final String UNMARK_ALL = "update policy set published = false where published";

    private final Pool pool;
    private final ObjectMapper json;

    PolicyRepository(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /** Stores a policy, not published yet. */
    Uni<Void> store(String key, Object policy) {
        return pool.preparedQuery(STORE).execute(Tuple.of(key, write(policy))).replaceWithVoid();
    }

    /** Removes a policy, if there is one; its tombstone is not published yet. */
    Uni<Void> remove(String key) {
        return pool.preparedQuery(REMOVE).execute(Tuple.of(key)).replaceWithVoid();
    }

    /** The policy of a key. */
    <T> Uni<Optional<T>> find(String key, Class<T> type) {
        return pool.preparedQuery(READ)
                .mapping(row -> read(row, type))
                .execute(Tuple.of(key))
                .map(RowSet::iterator)
                .map(rows -> rows.hasNext() ? Optional.of(rows.next()) : Optional.empty());
    }

    /** The policies whose keys begin so, in the order of their keys. */
    <T> Uni<List<T>> list(String prefix, Class<T> type) {
        return pool.preparedQuery(LIST)
                .mapping(row -> read(row, type))
                .execute(Tuple.of(prefix))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Keys whose state is not on the topic. */
    Uni<List<String>> unpublished() {
        return pool.query(UNPUBLISHED)
                .execute()
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString(0))
                                .toList());
    }

    /** Has every policy published again. */
    Uni<Void> unmarkAll() {
        return pool.query(UNMARK_ALL).execute().replaceWithVoid();
    }

    /**
     * Publishes the state of a key and marks it as published. The row stays locked meanwhile, so
     * that the topic gets the states of a key in their order from all replicas.
     *
     * @param publish gets the key and the policy's JSON, null for a tombstone
     */
    Uni<Void> publish(String key, BiFunction<String, String, Uni<Void>> publish) {
        return pool.withTransaction(connection ->
                        connection
                                .preparedQuery(LOCK)
                                .execute(Tuple.of(key))
                                .chain(rows ->
                                        rows.size() == 0
                                                ? Uni.createFrom().voidItem()
                                                : publish(
                                                        connection,
                                                        key,
                                                        publish.apply(
                                                                key,
                                                                rows.iterator()
                                                                        .next()
                                                                        .getString(0)))))
                .replaceWithVoid();
    }

    private static Uni<Void> publish(SqlConnection connection, String key, Uni<Void> publishing) {
        return publishing
                .chain(() -> connection.preparedQuery(MARK).execute(Tuple.of(key)))
                .replaceWithVoid();
    }

    private String write(Object policy) {
        try {
            return json.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(Row row, Class<T> type) {
        try {
            return json.readValue(row.getString(0), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
