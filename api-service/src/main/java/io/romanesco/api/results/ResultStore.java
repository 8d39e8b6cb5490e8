package io.romanesco.api.results;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageEntity;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.images.Prediction;
import io.romanesco.api.models.CategoryRepository;
import io.romanesco.api.platform.Headers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores outcomes. The same outcome twice changes nothing; an older one never hides a newer one.
 */
@ApplicationScoped
public class ResultStore {

    private final ImageRepository images;
    private final ClassificationRepository classifications;
    private final CategoryRepository categories;

    ResultStore(
            ImageRepository images,
            ClassificationRepository classifications,
            CategoryRepository categories) {
        this.images = images;
        this.classifications = classifications;
        this.categories = categories;
    }

    /** The image as it is afterwards; null when there is no such image (any more). */
    public Uni<Image> store(Outcome outcome) {
        return Panache.withTransaction(() ->
                row(outcome)
                        .chain(row ->
                                row == null ? Uni.createFrom().nullItem() : store(outcome, row)));
    }

    /** Uploads have a row from the start: without one they were deleted or withdrawn. */
    private Uni<ImageEntity> row(Outcome outcome) {
        return outcome.source().equals(Headers.UPLOADS)
                ? images.findLocked(outcome.id())
                : images.findOrCreateLocked(
                        outcome.id(), outcome.source(), outcome.submittedAt(), outcome.label());
    }

    private Uni<Image> store(Outcome outcome, ImageEntity row) {
        return categories
                .ensure(mentioned(outcome))
                .chain(() -> label(outcome, row))
                .invoke(() -> apply(outcome, row))
                .chain(() -> classifications.upsert(outcome))
                .map(_ -> row.toImage());
    }

    private static List<String> mentioned(Outcome outcome) {
        List<String> names = new ArrayList<>();
        if (outcome.isClassified()) {
            names.add(outcome.classification().category());
            outcome.classification().predictions().stream()
                    .map(Prediction::category)
                    .forEach(names::add);
        }
        return names;
    }

    /**
     * Takes the ground truth that came with a camera's frame; once, so that nobody's later change
     * is undone.
     */
    private Uni<Void> label(Outcome outcome, ImageEntity row) {
        if (outcome.label() == null || row.label() != null || row.hasOutcome()) {
            return Uni.createFrom().voidItem();
        }
        return categories
                .exists(outcome.label())
                .invoke(exists -> row.label(exists ? outcome.label() : null))
                .replaceWithVoid();
    }

    private static void apply(Outcome outcome, ImageEntity row) {
        row.describe(outcome.contentType(), outcome.width(), outcome.height(), outcome.bytes());
        if (!row.isNews(outcome.classifiedAt())) {
            return;
        }
        if (outcome.isClassified()) {
            row.classified(outcome.classification(), outcome.timings(), outcome.classifiedAt());
        } else {
            row.rejected(
                    outcome.rejection(),
                    outcome.model().name(),
                    outcome.timings(),
                    outcome.classifiedAt());
        }
    }
}
