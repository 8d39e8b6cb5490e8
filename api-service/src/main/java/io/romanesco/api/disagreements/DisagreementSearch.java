package io.romanesco.api.disagreements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.romanesco.api.disagreements.Disagreement.Difference;
import io.romanesco.api.disagreements.Disagreement.Kind;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.results.ResultOutlines;
import io.romanesco.api.results.StoredResult;
import io.romanesco.contract.ModelName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads pages of disagreements, the latest first. */
@ApplicationScoped
class DisagreementSearch {

    private static final String COLUMNS =
            "n, image_id, task, kind, a_model, a_version, b_model, b_version, detail::text,"
                    + " found_at";

    private static final String COUNTS =
            """
            select a_model, a_version, b_model, b_version, kind, count(*) from disagreement
            group by a_model, a_version, b_model, b_version, kind
            order by a_model, a_version, b_model, b_version, kind limit 1000
            """;

    private final Pool pool;
    private final ImageRepository images;
    private final ResultOutlines results;
    private final ObjectReader details;

    DisagreementSearch(
            Pool pool, ImageRepository images, ResultOutlines results, ObjectMapper json) {
        this.pool = pool;
        this.images = images;
        this.results = results;
        this.details = json.readerFor(new TypeReference<List<Difference>>() {});
    }

    private record Found(
            long n,
            UUID image,
            String task,
            Kind kind,
            ModelName a,
            ModelName b,
            List<Difference> detail,
            Instant at) {}

    /** How often two models disagree in one way. */
    Uni<List<DisagreementResource.PairCount>> counts() {
        return pool.query(COUNTS)
                .mapping(row ->
                        new DisagreementResource.PairCount(
                                row.getString(0) + "@" + row.getString(1),
                                row.getString(2) + "@" + row.getString(3),
                                Kind.valueOf(row.getString(4)),
                                row.getLong(5)))
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    Uni<DisagreementPage> find(DisagreementQuery query) {
        DisagreementQuery.Sql sql = query.toSql(COLUMNS);
        return pool.preparedQuery(sql.text())
                .mapping(this::read)
                .execute(Tuple.tuple(sql.parameters()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .chain(found -> page(found, sql.limit()));
    }

    private Uni<DisagreementPage> page(List<Found> found, int limit) {
        List<Found> shown = found.subList(0, Math.min(limit, found.size()));
        List<UUID> ids = shown.stream().map(Found::image).distinct().toList();
        String next = found.size() > limit ? Long.toString(shown.getLast().n()) : null;
        if (ids.isEmpty()) {
            return Uni.createFrom().item(new DisagreementPage(List.of(), null));
        }
        return images.view(ids)
                .chain(known ->
                        results.of(ids)
                                .map(all -> new DisagreementPage(items(shown, known, all), next)));
    }

    private static List<DisagreementPage.Item> items(
            List<Found> found, List<Image> known, List<StoredResult> results) {
        Map<UUID, Image> byId =
                known.stream().collect(Collectors.toMap(Image::id, Function.identity()));
        return found.stream().flatMap(each -> item(each, byId.get(each.image()), results)).toList();
    }

    /** Nothing if the image or a result was deleted meanwhile. */
    private static Stream<DisagreementPage.Item> item(
            Found found, Image image, List<StoredResult> results) {
        Optional<StoredResult> a = result(results, found.image(), found.a());
        Optional<StoredResult> b = result(results, found.image(), found.b());
        return image == null || a.isEmpty() || b.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new DisagreementPage.Item(
                                image.id(),
                                image.content(),
                                image.label(),
                                found.task(),
                                found.kind(),
                                DisagreementPage.Side.of(a.get()),
                                DisagreementPage.Side.of(b.get()),
                                found.detail().stream()
                                        .map(Difference::text)
                                        .collect(Collectors.joining("; ")),
                                found.detail(),
                                found.at()));
    }

    private static Optional<StoredResult> result(
            List<StoredResult> results, UUID image, ModelName model) {
        return results.stream()
                .filter(each ->
                        each.imageId().equals(image)
                                && each.model().equals(model.name())
                                && each.version().equals(model.version()))
                .findFirst();
    }

    private Found read(Row row) {
        try {
            return new Found(
                    row.getLong(0),
                    row.getUUID(1),
                    row.getString(2),
                    Kind.valueOf(row.getString(3)),
                    new ModelName(row.getString(4), row.getString(5)),
                    new ModelName(row.getString(6), row.getString(7)),
                    details.readValue(row.getString(8)),
                    row.getOffsetDateTime(9).toInstant());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
