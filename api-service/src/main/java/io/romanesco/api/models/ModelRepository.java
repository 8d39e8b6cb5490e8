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
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** The announced models. */
@ApplicationScoped
class ModelRepository implements PanacheRepositoryBase<ModelEntity, ModelEntity.Key> {

    /** Rows of the first schema have no summary until their model is announced again. */
    private static final String SUMMARIES =
            "select coalesce(summary, announcement)::text from model";

    private static final Comparator<ModelAnnouncement> DEFAULT_FIRST =
            Comparator.comparing((ModelAnnouncement model) -> !model.isDefault())
                    .thenComparing(ModelAnnouncement::name)
                    .thenComparing(ModelAnnouncement::version, VersionOrder.ASCENDING);

    private final CategoryRepository categories;
    private final Pool pool;
    private final ObjectReader announcement;

    ModelRepository(CategoryRepository categories, Pool pool, ObjectMapper json) {
        this.categories = categories;
        this.pool = pool;
        this.announcement = json.readerFor(ModelAnnouncement.class);
    }

    /** Stores an announcement; replaces an earlier one of the same name and version. */
    Uni<Void> store(ModelAnnouncement announced) {
        return Panache.withTransaction(() ->
                categories
                        .ensure(announced.labels())
                        .chain(this::getSession)
                        .chain(session -> session.merge(new ModelEntity(announced)))
                        .replaceWithVoid());
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
        return Panache.withSession(() ->
                findById(new ModelEntity.Key(name, version))
                        .onItem()
                        .ifNull()
                        .failWith(() ->
                                ErrorCode.MODEL_NOT_FOUND.because(
                                        "This version of a model was not announced;"
                                                + " /api/v1/models lists those that were."))
                        .map(row -> row.announcement));
    }

    private ModelAnnouncement read(Row row) {
        try {
            return announcement.readValue(row.getString(0));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
