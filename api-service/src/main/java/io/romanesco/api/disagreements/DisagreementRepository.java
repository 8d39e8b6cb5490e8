package io.romanesco.api.disagreements;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.results.StoredResult;
import io.romanesco.contract.ModelName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes the table {@code disagreement}. All methods run in the caller's transaction. */
@ApplicationScoped
class DisagreementRepository {

    private static final String OTHERS =
            """
            select count(*) from result
            where image_id = :image and status <> 'REJECTED' and (model <> :model or version <> :version)
            """;

    /** Which of two results comes first can change when another result shows. */
    private static final String REMOVE =
            """
            delete from disagreement where image_id = :image and (
                (a_model = :a and a_version = :aVersion and b_model = :b and b_version = :bVersion)
                or (a_model = :b and a_version = :bVersion and b_model = :a and b_version = :aVersion))
            """;

    private static final String ADD =
            """
            insert into disagreement (image_id, task, kind, a_model, a_version, b_model, b_version, detail)
            values (:image, :task, :kind, :a, :aVersion, :b, :bVersion, cast(cast(:detail as text) as jsonb))
            """;

    private static final String KNOWING_BOTH =
            """
            select count(*) from model
            where ((name = :a and version = :aVersion) or (name = :b and version = :bVersion))
                and announcement -> 'labels' @> jsonb_build_array(cast(:one as text), cast(:other as text))
            """;

    private final ObjectMapper json;

    DisagreementRepository(ObjectMapper json) {
        this.json = json;
    }

    /** Whether other models, or versions, have analysed the image. */
    Uni<Boolean> hasOtherResults(UUID image, ModelName model) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(OTHERS, Long.class)
                                .setParameter("image", image)
                                .setParameter("model", model.name())
                                .setParameter("version", model.version())
                                .getSingleResult())
                .map(count -> count > 0);
    }

    /** Whether the announced categories of both models have both categories. */
    Uni<Boolean> bothKnow(StoredResult a, StoredResult b, String one, String other) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(KNOWING_BOTH, Long.class)
                                .setParameter("a", a.model())
                                .setParameter("aVersion", a.version())
                                .setParameter("b", b.model())
                                .setParameter("bVersion", b.version())
                                .setParameter("one", one)
                                .setParameter("other", other)
                                .getSingleResult())
                .map(count -> count == 2);
    }

    /** Stores how two results differ; replaces what was stored of them. */
    Uni<Void> replace(StoredResult a, StoredResult b, List<Disagreement> found) {
        Uni<Void> done =
                Panache.getSession()
                        .chain(session -> pair(session, REMOVE, a, b).executeUpdate())
                        .replaceWithVoid();
        for (Disagreement each : found) {
            done = done.chain(() -> add(a, b, each));
        }
        return done;
    }

    private Uni<Void> add(StoredResult a, StoredResult b, Disagreement found) {
        return Panache.getSession()
                .chain(session ->
                        pair(session, ADD, a, b)
                                .setParameter("task", a.task())
                                .setParameter("kind", found.kind().name())
                                .setParameter("detail", write(found.detail()))
                                .executeUpdate())
                .replaceWithVoid();
    }

    private static Mutiny.MutationQuery pair(
            Mutiny.Session session, String sql, StoredResult a, StoredResult b) {
        return session.createNativeQuery(sql)
                .setParameter("image", a.imageId())
                .setParameter("a", a.model())
                .setParameter("aVersion", a.version())
                .setParameter("b", b.model())
                .setParameter("bVersion", b.version());
    }

    private String write(Object detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
