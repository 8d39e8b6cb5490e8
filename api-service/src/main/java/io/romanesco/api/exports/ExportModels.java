package io.romanesco.api.exports;

import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.ModelRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** The models whose results can be exported: those that are listed, and those that have results. */
@ApplicationScoped
class ExportModels {

    /** Results are looked through only for a model that is not listed. */
    private static final String EXISTS =
            """
            select case
                when exists (select from model where name = $1 and ($2::text is null or version = $2)) then true
                else exists (select from result where model = $1 and ($2::text is null or version = $2)) end
            """;

    private final Pool pool;

    ExportModels(Pool pool) {
        this.pool = pool;
    }

    /** Fails for an unknown model. */
    Uni<Void> require(ModelRequest model) {
        return pool.preparedQuery(EXISTS)
                .execute(Tuple.of(model.name(), model.version().orElse(null)))
                .invoke(rows -> {
                    if (!rows.iterator().next().getBoolean(0)) {
                        throw ErrorCode.UNKNOWN_MODEL.because(
                                "There is no model '%s'; /api/v1/models lists those that there are."
                                        .formatted(model));
                    }
                })
                .replaceWithVoid();
    }
}
