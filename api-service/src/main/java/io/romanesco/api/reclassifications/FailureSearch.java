package io.romanesco.api.reclassifications;

import io.romanesco.api.platform.ErrorCode;
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

    private static final int MAX_LIMIT = 100;

    private static final String FAILED =
            """
            select image_id, reason from reclassification_item
            where job = $1 and state = 'FAILED' and ($2::uuid is null or image_id > $2)
            order by image_id limit $3
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
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ErrorCode.BAD_LIMIT.because(
                    "A limit is a whole number from 1 to " + MAX_LIMIT + ".");
        }
        return pool.preparedQuery(FAILED)
                .mapping(row -> new Failures.Item(row.getUUID(0), row.getString(1)))
                .execute(Tuple.of(job, after, limit + 1))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .map(found -> page(found, limit));
    }

    private static Failures page(List<Failures.Item> found, int limit) {
        List<Failures.Item> shown = found.subList(0, Math.min(limit, found.size()));
        return new Failures(
                shown, found.size() > limit ? shown.getLast().image().toString() : null);
    }
}
