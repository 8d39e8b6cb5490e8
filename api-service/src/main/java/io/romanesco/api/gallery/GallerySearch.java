package io.romanesco.api.gallery;

import io.romanesco.api.config.GalleryConfig;
import io.romanesco.api.image.Image;
import io.romanesco.api.image.ImageRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a page or a sample: one statement, one way to the database and back. */
@ApplicationScoped
public class GallerySearch {

    private final Pool pool;
    private final ImageRows rows;
    private final int window;

    GallerySearch(Pool pool, ImageRows rows, GalleryConfig config) {
        this.pool = pool;
        this.rows = rows;
        this.window = config.sampleWindow();
    }

    /**
     * Does what needs several pages on one connection, where their statements are sent without
     * waiting for the answers in between (pipelining).
     */
    <T> Uni<T> onOneConnection(Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(work);
    }

    Uni<GalleryPage> find(SqlClient on, GalleryQuestion question) {
        GalleryQuery query = question.query();
        String columns = ImageRows.COLUMNS;
        return switch (query.order()) {
            case NEWEST ->
                    run(on, GallerySql.newest(query, columns)).map(found -> page(query, found));
            case RANDOM ->
                    run(on, GallerySql.sample(query, question.place(), window, columns))
                            .map(found -> new GalleryPage(found, null));
        };
    }

    private static GalleryPage page(GalleryQuery query, List<Image> found) {
        if (found.size() <= query.limit()) {
            return new GalleryPage(found, null);
        }
        List<Image> page = List.copyOf(found.subList(0, query.limit()));
        Image last = page.getLast();
        return new GalleryPage(
                page, new Cursor(last.submittedAt(), last.id()).encode(query.filter()));
    }

    private Uni<List<Image>> run(SqlClient on, GallerySql sql) {
        return on.preparedQuery(sql.text())
                .mapping(rows::read)
                .execute(Tuple.tuple(sql.parameters()))
                .map(found -> {
                    List<Image> all = new ArrayList<>(found.size());
                    found.forEach(all::add);
                    return all;
                });
    }
}
