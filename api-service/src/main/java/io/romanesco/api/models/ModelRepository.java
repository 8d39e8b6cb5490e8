package io.romanesco.api.models;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.romanesco.api.images.CategoryRepository;
import io.romanesco.contract.ModelAnnouncement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The announced models. */
@ApplicationScoped
class ModelRepository implements PanacheRepositoryBase<ModelEntity, ModelEntity.Key> {

    private final CategoryRepository categories;

    ModelRepository(CategoryRepository categories) {
        this.categories = categories;
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

    /** All of them, the default one first, then by name and version. */
    Uni<List<ModelAnnouncement>> announced() {
        return Panache.withSession(() ->
                listAll(Sort.descending("isDefault").and("name").and("version"))
                        .map(rows -> rows.stream().map(row -> row.announcement).toList()));
    }
}
