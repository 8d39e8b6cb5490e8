package io.romanesco.api.results;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What each model said of each image. */
@ApplicationScoped
public class ClassificationRepository
        implements PanacheRepositoryBase<ClassificationEntity, ClassificationEntity.Key> {

    /**
     * Inserts the outcome, or puts it in the place of the same model's earlier one. Wants the
     * image's row locked.
     */
    Uni<Void> upsert(Outcome outcome) {
        return getSession()
                .chain(session -> session.merge(new ClassificationEntity(outcome)))
                .replaceWithVoid();
    }

    /** The activation map of the latest outcome; null if it has none. */
    public Uni<Activation> latestActivation(UUID imageId) {
        return find("imageId = ?1 order by classifiedAt desc", imageId)
                .page(0, 1)
                .firstResult()
                .map(row -> row == null ? null : row.activation);
    }
}
