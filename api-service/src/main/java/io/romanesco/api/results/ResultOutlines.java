package io.romanesco.api.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.contract.Classification;
import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.Role;
import io.romanesco.contract.Timings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Reads the results of several images without masks and activation maps: those of a hundred images
 * can be a hundred megabytes. Masks are read for one result at a time.
 */
@ApplicationScoped
public class ResultOutlines {

    private static final String OUTLINES =
            """
            select image_id, model, version, task, role, main, status, analysed_at, rejection::text, timings::text,
                case when status = 'ANNOTATED' then jsonb_build_object(
                    'objects', (
                        select coalesce(jsonb_agg(object - 'mask' order by place), '[]')
                        from jsonb_array_elements(body -> 'objects') with ordinality as objects (object, place)),
                    'semantic', body -> 'semantic' || jsonb_build_object('classes', (
                        select coalesce(jsonb_agg(area - 'counts' order by place), '[]')
                        from jsonb_array_elements(body #> '{semantic,classes}') with ordinality as areas (area, place))),
                    'colors', body -> 'colors')
                else body end::text,
                status = 'ANNOTATED' and (body #> '{semantic,classes}' is not null
                    or jsonb_path_exists(body, '$.objects[*].mask.counts'))
            from result where image_id = any($1::uuid[])
            order by image_id, analysed_at desc, model, version
            """;

    private static final String ANNOTATION =
            """
            select body::text from result
            where image_id = $1 and model = $2 and version = $3 and status = 'ANNOTATED'
            """;

    private final Pool pool;
    private final ObjectMapper json;

    ResultOutlines(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /** All results of some images without masks, those of an image newest first. */
    public Uni<List<StoredResult>> of(Collection<UUID> imageIds) {
        return pool.preparedQuery(OUTLINES)
                .mapping(this::read)
                .execute(Tuple.of(imageIds.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /**
     * The same result with its masks. If it was deleted or rejected meanwhile, the boxes stay, and
     * areas are left out.
     */
    public Uni<StoredResult> withMasks(StoredResult outline) {
        return pool.preparedQuery(ANNOTATION)
                .mapping(row -> json(Annotation.class, row.getString(0)))
                .execute(Tuple.of(outline.imageId(), outline.model(), outline.version()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return outline.withRegions(outline.objects(), null);
                    }
                    Annotation annotation = rows.iterator().next();
                    return outline.withRegions(annotation.objects(), annotation.semantic());
                });
    }

    private StoredResult read(Row row) {
        String status = row.getString(6);
        boolean classified = status.equals(ClassificationResult.CLASSIFIED);
        String body = row.getString(10);
        Annotation annotation = classified ? null : json(Annotation.class, body);
        return new StoredResult(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Role.valueOf(row.getString(4)),
                row.getBoolean(5),
                status,
                row.getOffsetDateTime(7).toInstant(),
                classified ? json(Classification.class, body) : null,
                annotation == null ? null : annotation.objects(),
                annotation == null ? null : annotation.semantic(),
                annotation == null ? null : annotation.colors(),
                json(Rejection.class, row.getString(8)),
                json(Timings.class, row.getString(9)),
                row.getBoolean(11));
    }

    private <T> T json(Class<T> type, String text) {
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
