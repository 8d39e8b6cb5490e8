package io.romanesco.api.archive;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.images.ImageRows;
import io.romanesco.contract.Submission;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.ImageInspector;
import io.romanesco.contract.image.ImageType;
import io.romanesco.contract.image.Inspection.Accepted;
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
    private final ImageInspector inspector;

    ArchiveRepository(ImageRepository images, Pool pool, ImageRows rows, ImageInspector inspector) {
        this.inspector = inspector;
        this.images = images;
        this.pool = pool;
        this.rows = rows;
    }

    /**
     * The image of a camera's frame. Inserts its row if it is missing. Null if the image was
     * deleted.
     */
    Uni<Image> prepare(Submission frame, Optional<ImageType> type) {
        return Panache.withTransaction(() ->
                images.findOrCreateLocked(
                                frame.id(),
                                frame.source(),
                                frame.submittedAt(),
                                frame.label().orElse(null))
                        .chain(image ->
                                image == null || image.classifiedAt() != null
                                        ? Uni.createFrom().item(image)
                                        : describe(frame, type)));
    }

    private Uni<Image> describe(Submission frame, Optional<ImageType> type) {
        Optional<ImageHeader> header =
                inspector.inspect(frame.bytes()) instanceof Accepted accepted
                        ? Optional.of(accepted.header())
                        : Optional.empty();
        return images.describe(
                frame.id(),
                type.map(ImageType::mediaType).orElse(null),
                header.map(ImageHeader::width).orElse(null),
                header.map(ImageHeader::height).orElse(null),
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
