package io.romanesco.api.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.romanesco.contract.ActivationMap;
import io.romanesco.contract.Classification;
import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/**
 * The latest result of each model's version for each image. Methods run in the caller's session.
 */
@ApplicationScoped
public class ResultRepository implements PanacheRepositoryBase<ResultEntity, ResultEntity.Key> {

    /** The objects of a body, numbered by category, best first. */
    private static final String INDEX_OBJECTS =
            """
            insert into object (image_id, model, version, category, n, score, box, submitted_at, random_key)
            select image.id, numbered.model, version, numbered.category, n, score, box, submitted_at, random_key
            from image, (
                select image_id, result.model, version, found ->> 'category' as category,
                    cast(found ->> 'score' as real) as score,
                    array(select cast(side as real) from jsonb_array_elements_text(found -> 'box') as side) as box,
                    row_number() over (
                        partition by found ->> 'category' order by cast(found ->> 'score' as real) desc) as n
                from result, jsonb_array_elements(body -> 'objects') as found
                where image_id = :image and result.model = :model and version = :version
                    and role = 'PRIMARY' and jsonb_array_length(found -> 'box') = 4
            ) as numbered
            where image.id = image_id and n <= 1000
            """;

    private static final String REMOVE_OBJECTS =
            "delete from object where image_id = :image and model = :model and version = :version";

    private final ObjectMapper json;

    ResultRepository(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Stores a result unless one of the same model and version is already there that it does not
     * replace. The image's row is locked.
     *
     * @return whether it was stored
     */
    Uni<Boolean> store(String task, ImageResult result, TaskResults.Content content) {
        ResultEntity row =
                new ResultEntity(result, task, write(content.body()), content.activation());
        return findById(row.key())
                .chain(stored -> {
                    if (stored != null && !row.replaces(stored)) {
                        return Uni.createFrom().item(false);
                    }
                    row.main |= stored != null && stored.main;
                    return getSession()
                            .chain(session -> session.merge(row).chain(session::flush))
                            .call(() ->
                                    content.annotation() == null
                                            ? Uni.createFrom().voidItem()
                                            : indexObjects(row.key()))
                            .replaceWith(true);
                });
    }

    /** Makes the objects of a primary result known to the search. */
    private Uni<Void> indexObjects(ResultEntity.Key key) {
        return run(REMOVE_OBJECTS, key).chain(() -> run(INDEX_OBJECTS, key));
    }

    private Uni<Void> run(String sql, ResultEntity.Key key) {
        return getSession()
                .chain(session ->
                        session.createNativeQuery(sql)
                                .setParameter("image", key.imageId())
                                .setParameter("model", key.model())
                                .setParameter("version", key.version())
                                .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Makes a result primary and that of the image's main model; null if there is none, or if it is
     * a rejection. The image's row is locked.
     */
    Uni<StoredResult> makeMain(UUID imageId, ModelName model) {
        ResultEntity.Key key = new ResultEntity.Key(imageId, model.name(), model.version());
        return findById(key)
                .chain(row ->
                        row == null || row.rejection != null
                                ? Uni.createFrom().nullItem()
                                : makeMain(row)
                                        .call(() ->
                                                row.status.equals(ClassificationResult.CLASSIFIED)
                                                        ? Uni.createFrom().voidItem()
                                                        : indexObjects(key))
                                        .map(_ -> read(row)));
    }

    private Uni<Void> makeMain(ResultEntity row) {
        row.role = Role.PRIMARY;
        row.main = true;
        return flush().chain(() ->
                        update(
                                "main = false where imageId = ?1 and not (model = ?2 and version ="
                                        + " ?3)",
                                row.imageId,
                                row.model,
                                row.version))
                .replaceWithVoid();
    }

    /**
     * All results of an image with their masks, newest first. For several images there is {@link
     * ResultOutlines}.
     */
    public Uni<List<StoredResult>> of(UUID imageId) {
        return list("imageId = ?1 order by analysedAt desc, model, version", imageId)
                .map(rows -> rows.stream().map(this::read).toList());
    }

    /** The activation map of the result that the image shows; null if it has none. */
    public Uni<ActivationMap> shownActivation(UUID imageId) {
        return find(
                        "imageId = ?1 and role = ?2 and main order by analysedAt desc",
                        imageId,
                        Role.PRIMARY)
                .page(0, 1)
                .firstResult()
                .map(row -> row == null ? null : row.activation);
    }

    private StoredResult read(ResultEntity row) {
        boolean classified = row.status.equals(ClassificationResult.CLASSIFIED);
        Annotation annotation = classified ? null : read(row.body, Annotation.class);
        return new StoredResult(
                row.imageId,
                row.model,
                row.version,
                row.task,
                row.role,
                row.main,
                row.status,
                row.analysedAt,
                classified ? read(row.body, Classification.class) : null,
                annotation == null ? null : annotation.objects(),
                annotation == null ? null : annotation.semantic(),
                annotation == null ? null : annotation.colors(),
                row.rejection,
                row.timings,
                false);
    }

    private String write(Object body) {
        try {
            return body == null ? null : json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(String body, Class<T> type) {
        try {
            return body == null ? null : json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
