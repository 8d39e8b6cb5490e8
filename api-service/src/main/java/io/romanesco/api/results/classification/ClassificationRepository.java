package io.romanesco.api.results.classification;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.romanesco.contract.ActivationMap;
import io.romanesco.contract.ClassificationResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The latest result of each model for each image. All methods run in the caller's session. */
@ApplicationScoped
class ClassificationRepository
        implements PanacheRepositoryBase<ClassificationEntity, ClassificationEntity.Key> {

    /** Stores a result; replaces an earlier one of the same model. The image's row is locked. */
    Uni<Void> upsert(ClassificationResult result) {
        return getSession()
                .chain(session -> session.merge(new ClassificationEntity(result)))
                .replaceWithVoid();
    }

    /** The activation map of the latest result; null if it has none. */
    Uni<ActivationMap> latestActivation(UUID imageId) {
        return find("imageId = ?1 order by classifiedAt desc", imageId)
                .page(0, 1)
                .firstResult()
                .map(row -> row == null ? null : row.activation);
    }
}
