package io.romanesco.api.reclassifications;

import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads what a job would change. */
@ApplicationScoped
class ChangeSearch {

    private static final String CHANGED =
            " from reclassification_item where job = $1 and state = 'DONE' and before is distinct"
                    + " from after";

    private static final String COUNTS =
            "select before, after, count(*) as n from (select before, after"
                    + CHANGED
                    + " order by image_id limit 100000) as first"
                    + " group by before, after order by n desc, before, after limit 200";

    private static final String ITEMS =
            "select image_id, before, after"
                    + CHANGED
                    + " and image_id > $2 order by image_id limit $3";

    private final Pool pool;
    private final ImageRepository images;

    ChangeSearch(Pool pool, ImageRepository images) {
        this.pool = pool;
        this.images = images;
    }

    private static Changes.Item item(Found found, Image image) {
        return new Changes.Item(
                image.id(), image.content(), image.label(), found.before(), found.after());
    }

    private record Found(UUID image, String before, String after) {}

    /**
     * A page of changes.
     *
     * @param after the cursor of the page before, an image's id; null for the first page
     * @param limit 1 to 100
     */
    Uni<Changes> find(UUID job, UUID after, int limit) {
        return counts(job)
                .chain(counts ->
                        pool.preparedQuery(ITEMS)
                                .mapping(row ->
                                        new Found(
                                                row.getUUID(0), row.getString(1), row.getString(2)))
                                .execute(
                                        Tuple.of(
                                                job,
                                                after == null ? JobItems.BEFORE_ALL : after,
                                                limit + 1))
                                .map(rows ->
                                        StreamSupport.stream(rows.spliterator(), false).toList())
                                .chain(found -> page(counts, found, limit)));
    }

    private Uni<List<Changes.Count>> counts(UUID job) {
        return pool.preparedQuery(COUNTS)
                .mapping(row ->
                        new Changes.Count(row.getString(0), row.getString(1), row.getLong(2)))
                .execute(Tuple.of(job))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private Uni<Changes> page(List<Changes.Count> counts, List<Found> found, int limit) {
        List<Found> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? shown.getLast().image().toString() : null;
        return images.view(shown.stream().map(Found::image).toList())
                .map(known -> {
                    Map<UUID, Image> byId =
                            known.stream()
                                    .collect(Collectors.toMap(Image::id, Function.identity()));
                    return new Changes(
                            counts,
                            shown.stream()
                                    .filter(each -> byId.containsKey(each.image()))
                                    .map(each -> item(each, byId.get(each.image())))
                                    .toList(),
                            next);
                });
    }
}
