package io.romanesco.api.search;

import io.romanesco.api.images.ImageRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
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
    private final PageWriter writer;
    private final int window;

    GallerySearch(Pool pool, PageWriter writer, GalleryConfig config) {
        this.pool = pool;
        this.writer = writer;
        this.window = config.sampleWindow();
    }

    /**
     * Does what needs several pages on one connection, where their statements are sent without
     * waiting for the answers in between (pipelining).
     */
    <T> Uni<T> onOneConnection(Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(work);
    }

    Uni<WrittenPage> find(SqlClient on, GalleryQuestion question) {
        GalleryQuery query = question.query();
        String columns = ImageRows.COLUMNS;
        return switch (query.order()) {
            case NEWEST ->
                    run(on, GallerySql.newest(query, columns)).map(found -> page(query, found));
            case RANDOM ->
                    run(on, GallerySql.sample(query, question.place(), window, columns))
                            .map(found -> writer.write(found, null));
        };
    }

    private WrittenPage page(GalleryQuery query, List<Row> found) {
        if (found.size() <= query.limit()) {
            return writer.write(found, null);
        }
        List<Row> page = found.subList(0, query.limit());
        Row last = page.getLast();
        Cursor next = new Cursor(ImageRows.submittedAt(last), ImageRows.id(last));
        return writer.write(page, next.encode(query.filter()));
    }

    private static Uni<List<Row>> run(SqlClient on, GallerySql sql) {
        return on.preparedQuery(sql.text())
                .execute(Tuple.tuple(sql.parameters()))
                .map(found -> {
                    List<Row> all = new ArrayList<>(found.size());
                    found.forEach(all::add);
                    return all;
                });
    }
}
