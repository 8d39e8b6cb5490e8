package io.romanesco.api.archive;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.format.ImageFormat;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.image.Image;
import io.romanesco.api.image.ImageEntity;
import io.romanesco.api.image.ImageRepository;
import io.romanesco.api.stream.ImageRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The archive's part of an image's row. */
@ApplicationScoped
public class ArchivePlace {

    private final ImageRepository images;

    ArchivePlace(ImageRepository images) {
        this.images = images;
    }

    /**
     * The row of a record's image, made for a camera's frame that has none; null when there must
     * not be one: the image was deleted, or the upload taken back.
     */
    Uni<Image> prepare(ImageRecord record, Optional<ImageFormat> format) {
        return Panache.withTransaction(() ->
                row(record)
                        .invoke(row -> describe(row, record, format))
                        .map(row -> row == null ? null : row.toImage()));
    }

    private Uni<ImageEntity> row(ImageRecord record) {
        return record.isUpload()
                ? images.findLocked(record.id())
                : images.findOrCreateLocked(
                        record.id(), record.source(), record.submittedAt(), record.label());
    }

    private static void describe(
            ImageEntity row, ImageRecord record, Optional<ImageFormat> format) {
        if (row == null || row.hasOutcome()) {
            return;
        }
        Optional<Sound> sound =
                format.map(f -> f.structureOf(record.bytes()))
                        .filter(Sound.class::isInstance)
                        .map(Sound.class::cast);
        row.describe(
                format.map(ImageFormat::mediaType).orElse(null),
                sound.map(Sound::width).orElse(null),
                sound.map(Sound::height).orElse(null),
                record.bytes().length);
    }

    /** Notes where the original lies; null when the image was deleted meanwhile. */
    Uni<Image> note(UUID id, String key) {
        return Panache.withTransaction(() ->
                images.findLocked(id)
                        .map(row -> {
                            if (row == null) {
                                return null;
                            }
                            row.archived(key);
                            return row.toImage();
                        }));
    }
}
