package io.romanesco.api.search;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.Startup;
import io.romanesco.api.images.CategoryRepository;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRows;
import io.romanesco.api.platform.ConcurrencyLimit;
import io.romanesco.api.platform.QueryParameters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;

/**
 * Reads a page or a sample with one statement. It is created at startup, so that impossible
 * settings stop the service.
 */
@Startup
@ApplicationScoped
public class ImageSearch {

    private final Pool pool;
    private final ImageRows rows;
    private final CategoryRepository categories;
    private final ConcurrencyLimit limit;
    private final int window;

    ImageSearch(Pool pool, ImageRows rows, CategoryRepository categories, SearchConfig config) {
        this.pool = pool;
        this.rows = rows;
        this.categories = categories;
        requireAtLeast(1, "default-limit", config.defaultLimit());
        int largestSample = Math.max(QueryParameters.MAX_LIMIT, config.defaultLimit());
        requireAtLeast(largestSample, "sample-window", config.sampleWindow());
        requireAtLeast(1, "concurrent-queries", config.concurrentQueries());
        this.limit = new ConcurrencyLimit(config.concurrentQueries());
        this.window = config.sampleWindow();
    }

    private static void requireAtLeast(int least, String setting, int value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "romanesco.search.%s is %d; it must be at least %d"
                            .formatted(setting, value, least));
        }
    }

    /**
     * The page or sample. Fails for a category, label or object that does not exist; this is
     * checked only when nothing was found.
     */
    Uni<ImagePage> find(ImageQuery query) {
        return limit.run(() -> read(query))
                .call(page ->
                        page.items().isEmpty()
                                ? requireCategories(query.filter())
                                : Uni.createFrom().voidItem());
    }

    private Uni<ImagePage> read(ImageQuery query) {
        return switch (query.order()) {
            case NEWEST ->
                    read(ImageSearchSql.newest(query, ImageRows.COLUMNS))
                            .map(found -> page(query, found));
            case RANDOM -> {
                double place = ThreadLocalRandom.current().nextDouble();
                yield read(ImageSearchSql.sample(query, place, window, ImageRows.COLUMNS))
                        .map(found -> new ImagePage(found, null));
            }
        };
    }

    private Uni<List<Image>> read(ImageSearchSql sql) {
        return pool.preparedQuery(sql.text())
                .mapping(rows::read)
                .execute(Tuple.tuple(sql.parameters()))
                .map(found -> StreamSupport.stream(found.spliterator(), false).toList());
    }

    /**
     * @param found up to one image more than the limit: then there is a next page
     */
    private static ImagePage page(ImageQuery query, List<Image> found) {
        if (found.size() <= query.limit()) {
            return new ImagePage(found, null);
        }
        List<Image> items = found.subList(0, query.limit());
        Image last = items.getLast();
        Cursor next = new Cursor(last.submittedAt(), last.id());
        return new ImagePage(items, next.encode(query.filter()));
    }

    private Uni<Void> requireCategories(ImageQuery.Filter filter) {
        String object = filter.object() == null ? null : filter.object().category();
        if (filter.category() == null && filter.label() == null && object == null) {
            return Uni.createFrom().voidItem();
        }
        return Panache.withSession(() ->
                categories
                        .require(filter.category())
                        .chain(() -> categories.require(filter.label()))
                        .chain(() -> categories.require(object)));
    }
}
