package io.romanesco.api.models;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** The categories of announced models. */
@ApplicationScoped
public class ModelLabels {

    private static final String LABELS =
            """
            select label from model, jsonb_array_elements_text(announcement -> 'labels')
                with ordinality as labels (label, place)
            where name = $1 and version = $2 order by place
            """;

    private final Pool pool;

    ModelLabels(Pool pool) {
        this.pool = pool;
    }

    /** The categories in the order of the model's outputs; empty if it was not announced. */
    public Uni<List<String>> of(String model, String version) {
        return pool.preparedQuery(LABELS)
                .execute(Tuple.of(model, version))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map((Row row) -> row.getString(0))
                                .toList());
    }
}
