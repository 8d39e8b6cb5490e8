package io.romanesco.api.images;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.romanesco.api.platform.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The rows of the images. Unless it says otherwise, all of it runs in the caller's session or
 * transaction.
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

    /**
     * The image as the API shows it, in a session of its own; a problem with status 404 if there is
     * none.
     */
    public Uni<Image> view(UUID id) {
        return Panache.withSession(() -> required(findById(id), id)).map(ImageEntity::toImage);
    }

    /** The row, or a problem with status 404. */
    public Uni<ImageEntity> required(Uni<ImageEntity> row, UUID id) {
        return row.onItem()
                .ifNull()
                .failWith(() ->
                        ErrorCode.IMAGE_NOT_FOUND.because(
                                "There is no image with the id " + id + "."));
    }

    /** The row, locked until the transaction ends; null if there is none. */
    public Uni<ImageEntity> findLocked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * The row of a camera's frame, made if there is none, locked until the transaction ends; null
     * if the image was deleted. A new row takes the label if it is a known category; it may be
     * null.
     */
    public Uni<ImageEntity> findOrCreateLocked(
            UUID id, String source, Instant submittedAt, String label) {
        return findLocked(id)
                .chain(row ->
                        row != null
                                ? Uni.createFrom().item(row)
                                : create(id, source, submittedAt, label)
                                        .chain(() -> findLocked(id)));
    }

    private Uni<Void> create(UUID id, String source, Instant submittedAt, String label) {
        return lock(id).chain(this::getSession)
                .chain(session ->
                        session.createNativeQuery(INSERT_CAMERA_FRAME)
                                .setParameter("id", id)
                                .setParameter("source", source)
                                .setParameter("submittedAt", submittedAt)
                                .setParameter("label", label == null ? "" : label)
                                .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Removes the row and remembers that, so that no late record brings it back; false if there was
     * none.
     */
    public Uni<Boolean> deleteForGood(UUID id) {
        return lock(id).chain(this::getSession)
                .chain(session ->
                        session.createNativeQuery(
                                        "insert into deleted_image (id) values (:id)"
                                                + " on conflict (id) do nothing")
                                .setParameter("id", id)
                                .executeUpdate())
                .chain(() -> delete("id", id))
                .map(deleted -> deleted > 0);
    }

    private Uni<Void> lock(UUID id) {
        return getSession()
                .chain(session ->
                        session.createNativeQuery(LOCK_ID)
                                .setParameter("id", id.toString())
                                .getSingleResult())
                .replaceWithVoid();
    }

    /** The images with these ids, in this order; those that are gone are left out. */
    public Uni<List<Image>> inOrder(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return list("id in (?1)", ids)
                .map(rows -> {
                    Map<UUID, Image> byId = new HashMap<>();
                    rows.forEach(row -> byId.put(row.id, row.toImage()));
                    return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
                });
    }
}
