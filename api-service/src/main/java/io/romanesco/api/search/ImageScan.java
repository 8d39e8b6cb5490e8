package io.romanesco.api.search;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Goes through the images of a selection in the order of their ids, so that only a batch is in
 * memory and the work can continue after any id.
 */
@ApplicationScoped
public class ImageScan {

    private final Pool pool;

    ImageScan(Pool pool) {
        this.pool = pool;
    }

    /** The number of images in the selection. */
    public Uni<Long> count(ImageSelection selection) {
        ImageSearchSql sql = ImageSearchSql.count(selection.filter(), selection.submittedUntil());
        return pool.preparedQuery(sql.text())
                .execute(Tuple.tuple(sql.parameters()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * The ids that follow in the selection, in their order; empty at its end.
     *
     * @param after null: from the start
     */
    public Uni<List<UUID>> idsAfter(ImageSelection selection, UUID after, int limit) {
        ImageSearchSql sql =
                ImageSearchSql.ids(selection.filter(), selection.submittedUntil(), after, limit);
        return pool.preparedQuery(sql.text())
                .execute(Tuple.tuple(sql.parameters()))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map((Row row) -> row.getUUID(0))
                                .toList());
    }
}
