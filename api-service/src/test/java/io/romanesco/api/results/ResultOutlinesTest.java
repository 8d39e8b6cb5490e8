package io.romanesco.api.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import io.romanesco.contract.SemanticMap;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Results that are read without their masks. */
@QuarkusTest
class ResultOutlinesTest {

    @Inject ResultOutlines outlines;

    @Test
    void objectsHaveTheirBoxesAndTheirMasksOnlyWhenAskedFor() {
        UUID id = annotated();

        StoredResult outline = outline(id);
        StoredResult whole = outlines.withMasks(outline).await().indefinitely();

        assertThat(outline.masksLeftOut()).isTrue();
        assertThat(outline.objects()).hasSize(2).allMatch(object -> object.mask() == null);
        assertThat(whole.masksLeftOut()).isFalse();
        assertThat(whole.objects()).hasSize(2).allMatch(object -> object.mask() != null);
        assertThat(whole.objects().getFirst().box())
                .isEqualTo(outline.objects().getFirst().box())
                .isNotNull();
        assertThat(whole.objects().getFirst().category())
                .isEqualTo(outline.objects().getFirst().category())
                .isEqualTo("Carrot");
        assertThat(outline.colors()).isEqualTo(whole.colors());
    }

    @Test
    void areasHaveTheirSharesAndTheirMasksOnlyWhenAskedFor() {
        UUID id = annotated();
        Rows.run(
                """
                update result set body = '{"objects":[],"semantic":{"size":[3,4],"classes":[
                    {"category":"road","counts":"<","share":0.5},{"category":"sky","counts":"<","share":0.25}]}}'
                where image_id = '%s'
                """
                        .formatted(id));

        StoredResult outline = outline(id);
        StoredResult whole = outlines.withMasks(outline).await().indefinitely();

        assertThat(outline.masksLeftOut()).isTrue();
        assertThat(outline.objects()).isEmpty();
        assertThat(outline.semantic().size()).containsExactly(3, 4);
        assertThat(outline.semantic().classes())
                .extracting(SemanticMap.ClassArea::category, SemanticMap.ClassArea::counts)
                .containsExactly(tuple("road", null), tuple("sky", null));
        assertThat(whole.semantic().classes().getLast().counts()).isEqualTo("<");
    }

    @Test
    void classificationsAndRejectionsAreWhole() {
        UUID classified = Api.classified("Tomato");
        UUID rejected = UUID.randomUUID();
        Inference.rejects(rejected, "/cameras/outlines");
        Api.awaitStatus(rejected, "REJECTED");

        assertThat(outline(classified).classification().category()).isEqualTo("Tomato");
        assertThat(outline(classified).masksLeftOut()).isFalse();
        assertThat(outline(rejected).rejection().code()).isEqualTo("unsupported-type");
    }

    @Test
    void resultThatIsGoneKeepsItsBoxes() {
        UUID id = annotated();
        StoredResult outline = outline(id);
        Rows.run("delete from result where image_id = '%s'".formatted(id));

        StoredResult whole = outlines.withMasks(outline).await().indefinitely();

        assertThat(whole.objects()).hasSize(2).allMatch(object -> object.mask() == null);
    }

    private StoredResult outline(UUID id) {
        List<StoredResult> all = outlines.of(List.of(id)).await().indefinitely();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static UUID annotated() {
        UUID id = Api.upload(Pictures.jpeg());
        Inference.annotates(id, "/uploads", List.of("Carrot", "Leek"), _ -> {});
        Api.awaitStatus(id, "ANALYSED");
        return id;
    }
}
