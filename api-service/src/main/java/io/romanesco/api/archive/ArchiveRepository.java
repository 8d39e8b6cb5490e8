package io.romanesco.api.archive;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.format.ImageFormat;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.images.ImageRows;
import io.romanesco.api.platform.ImageRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What the archive reads and writes of an image's row. */
@ApplicationScoped
public class ArchiveRepository {

    private static final String STORE_KEY =
            "update image set object_key = $1 where id = $2 returning " + ImageRows.COLUMNS;

    private final ImageRepository images;
    private final Pool pool;
    private final ImageRows rows;

    ArchiveRepository(ImageRepository images, Pool pool, ImageRows rows) {
        this.images = images;
        this.pool = pool;
        this.rows = rows;
    }

    /**
     * The image of a camera's frame. Inserts its row if it is missing. Null if the image was
     * deleted.
     */
    Uni<Image> prepare(ImageRecord frame, Optional<ImageFormat> format) {
        return Panache.withTransaction(() ->
                images.findOrCreateLocked(
                                frame.id(), frame.source(), frame.submittedAt(), frame.label())
                        .chain(image ->
                                image == null || image.classifiedAt() != null
                                        ? Uni.createFrom().item(image)
                                        : describe(frame, format)));
    }

    private Uni<Image> describe(ImageRecord frame, Optional<ImageFormat> format) {
        Optional<Sound> sound =
                format.map(f -> f.structureOf(frame.bytes()))
                        .filter(Sound.class::isInstance)
                        .map(Sound.class::cast);
        return images.describe(
                frame.id(),
                format.map(ImageFormat::mediaType).orElse(null),
                sound.map(Sound::width).orElse(null),
                sound.map(Sound::height).orElse(null),
                frame.bytes().length);
    }

    /**
     * Stores the key of the original. Null if there is no such image: it was deleted meanwhile, or
     * its upload was withdrawn.
     */
    Uni<Image> storeKey(UUID id, String key) {
        return pool.preparedQuery(STORE_KEY)
                .mapping(rows::read)
                .execute(Tuple.of(key, id))
                .map(RowSet::iterator)
                .map(found -> found.hasNext() ? found.next() : null);
    }
}
