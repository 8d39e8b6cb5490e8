package io.romanesco.inference.task.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.AnnotationResult.Annotated;
import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.Role;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.SemanticMap.ClassArea;
import io.romanesco.contract.mask.CocoRle;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.task.TaskFixture;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real models with every decoder of masks, against the reference in Python. */
class SegmentationFixturesTest {

    private static final double TOLERANCE = 1e-3;
    private static final double SAME_MASK = 0.999;

    @ParameterizedTest
    @ValueSource(strings = {"roi-masks", "roi-masks-input", "prototypes"})
    void objectsAndMasksEqualThoseOfTheReference(String name) throws Exception {
        JsonNode expected = TaskFixture.named(name).expected();

        Annotated result = result(name);

        assertThat(result.task()).isEqualTo("instance-segmentation");
        assertThat(result.semantic()).isNull();
        assertThat(expected.get("objects")).isNotEmpty();
        assertThat(result.objects()).hasSameSizeAs(expected.get("objects"));
        for (int i = 0; i < result.objects().size(); i++) {
            assertSame(result.objects().get(i), expected.get("objects").get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"semantic", "semantic-classes"})
    void mapEqualsThatOfTheReference(String name) throws Exception {
        JsonNode expected = TaskFixture.named(name).expected().get("semantic");

        Annotated result = result(name);

        SemanticMap map = result.semantic();
        assertThat(result.task()).isEqualTo("semantic-segmentation");
        assertThat(result.objects()).isEmpty();
        assertThat(expected.get("classes")).isNotEmpty();
        assertThat(map.size()).containsExactly(sizes(expected));
        assertThat(map.classes()).hasSameSizeAs(expected.get("classes"));
        for (int i = 0; i < map.classes().size(); i++) {
            ClassArea area = map.classes().get(i);
            JsonNode other = expected.get("classes").get(i);
            assertThat(area.category()).isEqualTo(other.get("category").asText());
            assertThat(area.share()).isCloseTo(other.get("share").asDouble(), within(TOLERANCE));
            assertThat(iou(map.size(), area.counts(), other)).isGreaterThanOrEqualTo(SAME_MASK);
        }
    }

    @Test
    void modelWhoseMasksDoNotFitItsBoxesIsRefusedInOneLine() throws Exception {
        TaskFixture fixture = TaskFixture.named("bad-mask-size");
        assertThat(fixture.expected().get("error").get("code").asText())
                .isEqualTo("INVALID_OUTPUT");

        assertThatThrownBy(fixture::load)
                .isInstanceOf(ModelLoadException.class)
                .hasMessage(
                        "model bad-mask-size/1.0.0: output masks is [3, 1, 7, 7], but model.yaml"
                                + " calls for [1, 4, ?, ?, ?]");
    }

    private static void assertSame(DetectedObject found, JsonNode expected) {
        assertThat(found.category()).isEqualTo(expected.get("category").asText());
        assertThat(found.score()).isCloseTo(expected.get("score").asDouble(), within(TOLERANCE));
        Box box = found.box();
        double[] numbers = {box.x(), box.y(), box.width(), box.height()};
        for (int n = 0; n < numbers.length; n++) {
            assertThat(numbers[n])
                    .isCloseTo(expected.get("box").get(n).asDouble(), within(TOLERANCE));
        }
        JsonNode mask = expected.get("mask");
        assertThat(found.mask().size()).containsExactly(sizes(mask));
        assertThat(iou(found.mask().size(), found.mask().counts(), mask))
                .isGreaterThanOrEqualTo(SAME_MASK);
    }

    private static Integer[] sizes(JsonNode map) {
        return new Integer[] {map.get("size").get(0).asInt(), map.get("size").get(1).asInt()};
    }

    private static double iou(List<Integer> size, String counts, JsonNode expected) {
        int height = size.get(0);
        int width = size.get(1);
        return CocoRle.parse(height, width, counts)
                .iou(CocoRle.parse(height, width, expected.get("counts").asText()));
    }

    private static Annotated result(String name) throws Exception {
        TaskFixture fixture = TaskFixture.named(name);
        JsonNode expected = fixture.expected();
        Instant now = Instant.EPOCH;
        AnalysedImage image =
                new AnalysedImage(
                        new UUID(0, 0),
                        "/uploads",
                        now,
                        "image/png",
                        expected.get("width").asInt(),
                        expected.get("height").asInt(),
                        1L,
                        null,
                        new ModelName(name, "1.0.0"),
                        null,
                        Role.PRIMARY,
                        true);
        try (LoadedModel model = fixture.load()) {
            return (Annotated)
                    model.predict(List.of(fixture.picture())).getFirst().result(image, null, now);
        }
    }
}
