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

    /**
     * PostgreSQL gives each state of a row another xmin: every update changes it, a lock does not.
     */
    private static final String LOCK_VERSION =
            "select cast(xmin as text) from image where id = :id for update";

    private static final String ORIGINAL =
            "select object_key, cast(xmin as text) from image where id = :id";

    /**
     * Where the original of an image is.
     *
     * @param key in the object store; empty while it is not archived
     * @param rowVersion the state of the row that says so
     */
    public record Original(Optional<String> key, String rowVersion) {}

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

    /** Where the original is, in a session of its own; fails if there is no such image. */
    public Uni<Original> original(UUID id) {
        return Panache.withSession(() ->
                required(
                        id,
                        getSession()
                                .chain(session ->
                                        session.createNativeQuery(ORIGINAL, Object[].class)
                                                .setParameter("id", id)
                                                .getSingleResultOrNull())
                                .map(row ->
                                        row == null
                                                ? null
                                                : new Original(
                                                        Optional.ofNullable((String) row[0]),
                                                        (String) row[1]))));
    }

    private static <T> Uni<T> required(UUID id, Uni<T> row) {
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

    /** Makes what a model of another task has found the image's current result. */
    public Uni<Image> analyse(UUID id, Analysis result, Timings timings, Instant at) {
        return update(id, row -> row.analyse(result, timings, at));
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
     * @param rowVersion of {@link Original}
     * @return false if the row has changed since that version; it is left alone then
     */
    public Uni<Boolean> deleteForGood(UUID id, String rowVersion) {
        return required(id, lockVersion(id))
                .chain(present ->
                        present.equals(rowVersion)
                                ? deleteLocked(id).replaceWith(true)
                                : Uni.createFrom().item(false));
    }

    private Uni<String> lockVersion(UUID id) {
        return getSession()
                .chain(session ->
                        session.createNativeQuery(LOCK_VERSION, String.class)
                                .setParameter("id", id)
                                .getSingleResultOrNull());
    }

    private Uni<Void> deleteLocked(UUID id) {
        return lockId(id)
                .chain(this::getSession)
                .chain(session ->
                        session.createNativeQuery(REMEMBER_DELETED)
                                .setParameter("id", id)
                                .executeUpdate())
                .chain(() -> delete("id", id))
                .replaceWithVoid();
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
