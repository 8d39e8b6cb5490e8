package io.romanesco.api.results;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Makes stored results what images show, or removes them. */
@ApplicationScoped
public class ResultPromotion {

    private final ImageRepository images;
    private final ResultRepository results;

    ResultPromotion(ImageRepository images, ResultRepository results) {
        this.images = images;
        this.results = results;
    }

    /**
     * Makes the result of a model the one that the image shows, as if it had been the main model
     * from the start. The label stays.
     *
     * @return the image afterwards; null if there is no such image or result
     */
    public Uni<Image> promote(UUID image, ModelName model) {
        return Panache.withTransaction(() ->
                images.findLocked(image)
                        .chain(found ->
                                found == null
                                        ? Uni.createFrom().nullItem()
                                        : results.makeMain(image, model).chain(this::show)));
    }

    private Uni<Image> show(StoredResult result) {
        if (result == null) {
            return Uni.createFrom().nullItem();
        }
        return result.classification() != null
                ? images.classify(
                        result.imageId(),
                        result.classification(),
                        result.timings(),
                        result.analysedAt())
                : images.analyse(
                        result.imageId(),
                        new Annotation(result.objects(), result.semantic(), result.colors())
                                .analysis(
                                        new ModelName(result.model(), result.version()),
                                        result.task()),
                        result.timings(),
                        result.analysedAt());
    }

    /** Removes the results of a model that came from a re-classification. */
    public Uni<Void> discard(Collection<UUID> images, ModelName model) {
        return Panache.withTransaction(() ->
                        results.delete(
                                "imageId in ?1 and model = ?2 and version = ?3 and role = ?4",
                                images,
                                model.name(),
                                model.version(),
                                Role.RECLASSIFY))
                .replaceWithVoid();
    }
}
