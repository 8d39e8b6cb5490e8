package io.romanesco.inference.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.registry.LoadedModel;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real models with every decoder, against the reference in Python. */
class TaskFixturesTest {

    private static final double TOLERANCE = 1e-3;

    static List<String> withBoxes() throws IOException {
        return TaskFixture.names().stream()
                .filter(name -> name.matches("(yolo|nanodet|picodet|boxes|bad-(zero|ten)).*"))
                .toList();
    }

    @Test
    void everyDecoderOfBoxesHasAFixture() throws IOException {
        assertThat(withBoxes())
                .contains(
                        "yolox",
                        "yolox-decoded",
                        "nanodet",
                        "nanodet-plus",
                        "picodet",
                        "yolo-predictions",
                        "yolo-heads-v3",
                        "yolo-heads-v5",
                        "boxes-torchvision",
                        "boxes-relative",
                        "boxes-detr");
    }

    @ParameterizedTest
    @MethodSource("withBoxes")
    void objectsEqualThoseOfTheReference(String name) throws Exception {
        TaskFixture fixture = TaskFixture.named(name);
        JsonNode expected = fixture.expected();
        int width = expected.get("width").asInt();
        int height = expected.get("height").asInt();

        List<DetectedObject> found;
        try (LoadedModel model = fixture.load()) {
            found = predict(model, fixture.picture()).found(width, height);
        }

        assertThat(found).hasSameSizeAs(expected.get("objects"));
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).as("object %d", i).satisfies(isLike(expected, i));
        }
    }

    private static Consumer<DetectedObject> isLike(JsonNode expected, int i) {
        JsonNode object = expected.get("objects").get(i);
        return found -> {
            assertThat(found.category()).isEqualTo(object.get("category").asText());
            assertThat(found.score()).isCloseTo(object.get("score").asDouble(), within(TOLERANCE));
            Box box = found.box();
            double[] numbers = {box.x(), box.y(), box.width(), box.height()};
            for (int n = 0; n < numbers.length; n++) {
                assertThat(numbers[n])
                        .isCloseTo(object.get("box").get(n).asDouble(), within(TOLERANCE));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"classification-logits", "classification-probabilities"})
    void categoriesEqualThoseOfTheReference(String name) throws Exception {
        TaskFixture fixture = TaskFixture.named(name);
        JsonNode categories = fixture.expected().get("categories");

        DetectedObject found;
        try (LoadedModel model = fixture.load()) {
            found = predict(model, fixture.picture()).found(1, 1).getFirst();
        }

        assertThat(found.category()).isEqualTo(categories.get(0).get("category").asText());
        assertThat(found.score())
                .isCloseTo(categories.get(0).get("score").asDouble(), within(TOLERANCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad-nan", "bad-class-index"})
    void outputThatMakesNoSenseIsReportedInOneLine(String name) throws Exception {
        TaskFixture fixture = TaskFixture.named(name);
        assertThat(fixture.expected().get("error").get("code").asText())
                .isEqualTo("INVALID_OUTPUT");

        try (LoadedModel model = fixture.load()) {
            Pixels picture = fixture.picture();

            assertThatThrownBy(() -> model.predict(List.of(picture)))
                    .isInstanceOf(InvalidOutputException.class)
                    .message()
                    .doesNotContain("\n");
        }
    }

    private static Prediction predict(LoadedModel model, Pixels picture) {
        return model.predict(List.of(picture)).getFirst();
    }
}
