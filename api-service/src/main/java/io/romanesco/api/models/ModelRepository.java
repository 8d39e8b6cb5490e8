package io.romanesco.api.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.romanesco.api.images.CategoryRepository;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.ModelState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** The announced models. */
@ApplicationScoped
class ModelRepository implements PanacheRepositoryBase<ModelEntity, ModelEntity.Key> {

    /** The last announcement counts, but a version answers if it is READY in any worker. */
    private static final String SHOWN =
            """
            select case when shown ->> 'state' <> 'READY' and exists (
                    select from model_worker as worker
                    where worker.name = model.name and worker.version = model.version and worker.state = 'READY'
                        and worker.%s)
                then shown - 'reason' || '{"state":"READY"}' else shown end::text
            from (select name, version, %s as shown from model) as model
            """;

    /** Rows of the first schema have no summary until their model is announced again. */
    private static final String SUMMARIES =
            SHOWN.formatted(WorkerStates.RECENT, "coalesce(summary, announcement)");

    private static final String ONE =
            SHOWN.formatted(WorkerStates.RECENT, "announcement")
                    + " where name = $1 and version = $2";

    private static final Comparator<ModelAnnouncement> DEFAULT_FIRST =
            Comparator.comparing((ModelAnnouncement model) -> !model.isDefault())
                    .thenComparing(ModelAnnouncement::name)
                    .thenComparing(ModelAnnouncement::version, VersionOrder.ASCENDING);

    private final CategoryRepository categories;
    private final WorkerStates workers;
    private final Pool pool;
    private final ObjectReader announcement;

    ModelRepository(
            CategoryRepository categories, WorkerStates workers, Pool pool, ObjectMapper json) {
        this.categories = categories;
        this.workers = workers;
        this.pool = pool;
        this.announcement = json.readerFor(ModelAnnouncement.class);
    }

    /** Stores an announcement; replaces an earlier one of the same name and version. */
    Uni<Void> store(ModelAnnouncement announced) {
        return Panache.withTransaction(() ->
                categories
                        .ensure(announced.labels())
                        .chain(this::getSession)
                        .chain(session ->
                                session.merge(new ModelEntity(announced)).chain(session::flush))
                        .chain(() -> workers.store(announced)));
    }

    /** Forgets a version. */
    Uni<Void> remove(ModelEntity.Key key) {
        return Panache.withTransaction(() -> deleteById(key)).replaceWithVoid();
    }

    /** Whether a version's files are gone, so that no worker can load it. */
    static boolean isRemoved(ModelAnnouncement version) {
        return version.state() == ModelState.RETIRED
                && version.reason() != null
                && version.reason().startsWith(ModelAnnouncement.REMOVED);
    }

    /** All versions without pictures, cards and tables, the default first, then by name. */
    Uni<List<ModelAnnouncement>> summaries() {
        return pool.query(SUMMARIES)
                .mapping(this::read)
                .execute()
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .sorted(DEFAULT_FIRST)
                                .toList());
    }

    /** All that was announced of a version; fails if there is none. */
    Uni<ModelAnnouncement> announced(String name, String version) {
        return pool.preparedQuery(ONE)
                .mapping(this::read)
                .execute(Tuple.of(name, version))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ErrorCode.MODEL_NOT_FOUND.because(
                                "This version of a model was not announced;"
                                        + " /api/v1/models lists those that were.");
                    }
                    return rows.iterator().next();
                });
    }

    private ModelAnnouncement read(Row row) {
        try {
            return announcement.readValue(row.getString(0));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
