package io.romanesco.api.reclassifications;

import io.romanesco.api.reclassifications.Reclassification.FailureCount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads which images of a job have no result, and why. */
@ApplicationScoped
class FailureSearch {

    private static final String FAILED =
            """
            select image_id, reason from reclassification_item
            where job = $1 and state = 'FAILED' and reason is distinct from 'cancelled' and image_id > $2
            order by image_id limit $3
            """;

    private static final String REASONS =
            """
            select reason, count(*) as n from (
                select reason from reclassification_item
                where job = $1 and state = 'FAILED' and reason is distinct from 'cancelled'
                order by image_id limit 1000
            ) as first
            group by reason order by n desc, reason limit 5
            """;

    private final Pool pool;

    FailureSearch(Pool pool) {
        this.pool = pool;
    }

    /**
     * A page of images without a result.
     *
     * @param after the cursor of the page before, an image's id; null for the first page
     * @param limit 1 to 100
     */
    Uni<Failures> find(UUID job, UUID after, int limit) {
        return pool.preparedQuery(FAILED)
                .mapping(row -> new Failures.Item(row.getUUID(0), row.getString(1)))
                .execute(Tuple.of(job, after == null ? JobItems.BEFORE_ALL : after, limit + 1))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .map(found -> page(found, limit));
    }

    /** Why most images have none. */
    Uni<List<FailureCount>> reasons(UUID job) {
        return pool.preparedQuery(REASONS)
                .mapping(row -> new FailureCount(row.getString(0), row.getLong(1)))
                .execute(Tuple.of(job))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private static Failures page(List<Failures.Item> found, int limit) {
        List<Failures.Item> shown = found.subList(0, Math.min(limit, found.size()));
        return new Failures(
                shown, found.size() > limit ? shown.getLast().image().toString() : null);
    }
}
