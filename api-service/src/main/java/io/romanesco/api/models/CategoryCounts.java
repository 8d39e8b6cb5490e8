package io.romanesco.api.models;

import io.romanesco.api.models.CategoryResource.CategoryCount;
import io.romanesco.api.platform.ErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Categories with the number of their images and of images with such objects, counted with the
 * indexes of the search.
 */
@ApplicationScoped
class CategoryCounts {

    /** Several models may have found an object in an image, which counts once. */
    private static final String OBJECTS =
            """
            (select count(*) from (
                select distinct submitted_at, image_id from object where object.category = name and n = 1) as found)
            """;

    private static final String OF_ALL =
            """
            select name, (select count(*) from image where shown_category = name), %s
            from category order by name
            """
                    .formatted(OBJECTS);

    private static final String OF_MODEL =
            """
            select name, (select count(*) from image where shown_category = name and model = $1), %s
            from category
            where name in (
                select jsonb_array_elements_text(announcement -> 'labels') from model where name = $1)
            order by name
            """
                    .formatted(OBJECTS.replace("n = 1", "n = 1 and model = $1"));

    private final Pool pool;

    CategoryCounts(Pool pool) {
        this.pool = pool;
    }

    /**
     * All categories, or with a model's name its categories; fails for a model that was not
     * announced.
     */
    Uni<List<CategoryCount>> of(String model) {
        return model == null
                ? pool.query(OF_ALL)
                        .mapping(CategoryCounts::count)
                        .execute()
                        .map(CategoryCounts::list)
                : pool.preparedQuery(OF_MODEL)
                        .mapping(CategoryCounts::count)
                        .execute(Tuple.of(model))
                        .map(CategoryCounts::list)
                        .invoke(CategoryCounts::requireSome);
    }

    private static void requireSome(List<CategoryCount> counts) {
        if (counts.isEmpty()) {
            throw ErrorCode.UNKNOWN_MODEL.because(
                    "There is no such model; /api/v1/models lists them.");
        }
    }

    private static List<CategoryCount> list(Iterable<CategoryCount> rows) {
        List<CategoryCount> counts = new ArrayList<>();
        rows.forEach(counts::add);
        return counts;
    }

    private static CategoryCount count(Row row) {
        return new CategoryCount(row.getString(0), row.getLong(1), row.getLong(2));
    }
}
