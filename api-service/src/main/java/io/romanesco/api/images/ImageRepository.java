package io.romanesco.api.images;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.Classification;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.Timings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The rows of images. Methods that change a row run in the caller's transaction and return the
 * image as it is afterwards; the row must be locked. The others say where they run.
 */
@ApplicationScoped
public class ImageRepository implements PanacheRepositoryBase<ImageEntity, UUID> {

    private static final String LOCK_ID = "select pg_advisory_xact_lock(hashtextextended(:id, 0))";

    private static final String INSERT_CAMERA_FRAME =
            """
            insert into image (id, source, status, submitted_at, label)
            select :id, :source, 'PENDING', :submittedAt,
                (select name from category where name = :label)
            where not exists (select 1 from deleted_image where id = :id)
            on conflict (id) do nothing
            """;

    private static final String REMEMBER_DELETED =
            "insert into deleted_image (id) values (:id) on conflict (id) do nothing";

    /** The image, in a session of its own; fails if there is none. */
    public Uni<Image> view(UUID id) {
        return Panache.withSession(() -> required(id, findById(id)).map(ImageEntity::toImage));
    }

    /**
     * The images with these ids, in this order, in a session of its own; missing ones are left out.
     */
    public Uni<List<Image>> view(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Panache.withSession(() ->
                list("id in (?1)", ids)
                        .map(rows -> {
                            Map<UUID, Image> byId = new HashMap<>();
                            rows.forEach(row -> byId.put(row.id, row.toImage()));
                            return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
                        }));
    }

    /**
     * The key of the original in the object store, in a session of its own; empty while it is not
     * archived. Fails if there is no such image.
     */
    public Uni<Optional<String>> objectKey(UUID id) {
        return Panache.withSession(
                () -> required(id, findById(id)).map(row -> Optional.ofNullable(row.objectKey)));
    }

    private static Uni<ImageEntity> required(UUID id, Uni<ImageEntity> row) {
        return row.onItem()
                .ifNull()
                .failWith(() ->
                        ErrorCode.IMAGE_NOT_FOUND.because(
                                "There is no image with the id " + id + "."));
    }

    /** Locks the row until the caller's transaction ends; null if there is none. */
    public Uni<Image> findLocked(UUID id) {
        return locked(id).map(row -> row == null ? null : row.toImage());
    }

    /** Locks the row until the caller's transaction ends; fails if there is none. */
    public Uni<Image> requireLocked(UUID id) {
        return required(id, locked(id)).map(ImageEntity::toImage);
    }

    /**
     * Locks the row of a camera's frame until the caller's transaction ends, and inserts it if it
     * is missing. Null if the image was deleted.
     *
     * @param label ground truth for a new row, ignored where it is no known category; may be null
     */
    public Uni<Image> findOrCreateLocked(
            UUID id, String source, Instant submittedAt, String label) {
        return findLocked(id)
                .chain(image ->
                        image != null
                                ? Uni.createFrom().item(image)
                                : create(id, source, submittedAt, label)
                                        .chain(() -> findLocked(id)));
    }

    private Uni<ImageEntity> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Uni<Void> create(UUID id, String source, Instant submittedAt, String label) {
        return lockId(id)
                .chain(this::getSession)
                .chain(session ->
                        session.createNativeQuery(INSERT_CAMERA_FRAME)
                                .setParameter("id", id)
                                .setParameter("source", source)
                                .setParameter("submittedAt", submittedAt)
                                .setParameter("label", label == null ? "" : label)
                                .executeUpdate())
                .replaceWithVoid();
    }

    /** Notes what was read from the encoded image; null leaves what is known. */
    public Uni<Image> describe(
            UUID id, String contentType, Integer width, Integer height, long bytes) {
        return update(id, row -> row.describe(contentType, width, height, bytes));
    }

    /** Sets the ground truth, a known category, or removes it with null. */
    public Uni<Image> label(UUID id, String category) {
        return update(id, row -> row.label = category);
    }

    /** Makes a classification the image's current result. */
    public Uni<Image> classify(UUID id, Classification result, Timings timings, Instant at) {
        return update(id, row -> row.classify(result, timings, at));
    }

    /** Makes a rejection the image's current result. */
    public Uni<Image> reject(
            UUID id, Rejection rejection, String model, Timings timings, Instant at) {
        return update(id, row -> row.reject(rejection, model, timings, at));
    }

    /** The session still has the row that the caller has locked. */
    private Uni<Image> update(UUID id, Consumer<ImageEntity> change) {
        return required(id, findById(id)).invoke(change).map(ImageEntity::toImage);
    }

    /**
     * Removes the row, and remembers the id so that no late record brings the image back. Runs in
     * the caller's transaction; fails if there is no such image.
     *
     * @return the key of its original; empty if it was not archived
     */
    public Uni<Optional<String>> deleteForGood(UUID id) {
        return required(id, locked(id))
                .call(() -> lockId(id))
                .call(() ->
                        getSession()
                                .chain(session ->
                                        session.createNativeQuery(REMEMBER_DELETED)
                                                .setParameter("id", id)
                                                .executeUpdate()))
                .call(() -> delete("id", id))
                .map(row -> Optional.ofNullable(row.objectKey));
    }

    /** Keeps two transactions from inserting and deleting the same id, also where it has no row. */
    private Uni<Void> lockId(UUID id) {
        return getSession()
                .chain(session ->
                        session.createNativeQuery(LOCK_ID)
                                .setParameter("id", id.toString())
                                .getSingleResult())
                .replaceWithVoid();
    }
}
