package io.romanesco.api.gallery;

import io.romanesco.api.config.GalleryConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Finds the images of a page or a sample; their rows are read by whoever wants them. */
@ApplicationScoped
public class GallerySearch {

    private final Pool pool;
    private final int window;
    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    GallerySearch(Pool pool, GalleryConfig config) {
        this.pool = pool;
        this.window = config.sampleWindow();
    }

    /** Ids in order, and the cursor of the next page or null. */
    record Found(List<UUID> ids, Cursor next) {}

    Uni<Found> find(GalleryQuery query) {
        return switch (query.order()) {
            case NEWEST ->
                    run(GallerySql.newest(query), GallerySearch::cursor)
                            .map(rows -> page(rows, query.limit()));
            case RANDOM -> sample(query);
        };
    }

    private static Found page(List<Cursor> rows, int limit) {
        boolean more = rows.size() > limit;
        List<Cursor> page = more ? rows.subList(0, limit) : rows;
        return new Found(page.stream().map(Cursor::id).toList(), more ? page.getLast() : null);
    }

    /** Takes a window of the circle of random keys from a random place on, and draws from that. */
    private Uni<Found> sample(GalleryQuery query) {
        double place = nextDouble();
        return run(GallerySql.from(query.filter(), place, window), GallerySearch::id)
                .chain(ids ->
                        ids.size() == window
                                ? Uni.createFrom().item(ids)
                                : closeCircle(query.filter(), place, ids))
                .map(ids -> new Found(draw(ids, query.limit()), null));
    }

    private Uni<List<UUID>> closeCircle(GalleryFilter filter, double place, List<UUID> tail) {
        return run(GallerySql.upTo(filter, place, window - tail.size()), GallerySearch::id)
                .map(head -> {
                    List<UUID> all = new ArrayList<>(tail);
                    all.addAll(head);
                    return all;
                });
    }

    private synchronized double nextDouble() {
        return random.nextDouble();
    }

    private synchronized List<UUID> draw(List<UUID> ids, int count) {
        return UniformSample.draw(ids, count, random);
    }

    private <T> Uni<List<T>> run(GallerySql sql, Function<Row, T> read) {
        return pool.preparedQuery(sql.text())
                .mapping(read)
                .execute(Tuple.tuple(sql.parameters()))
                .map(rows -> {
                    List<T> all = new ArrayList<>(rows.size());
                    rows.forEach(all::add);
                    return all;
                });
    }

    private static UUID id(Row row) {
        return row.getUUID(0);
    }

    private static Cursor cursor(Row row) {
        OffsetDateTime submittedAt = row.getOffsetDateTime(1);
        return new Cursor(submittedAt.toInstant(), row.getUUID(0));
    }
}
