package io.romanesco.api.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCodecTest {

    private static final UUID ID = UUID.fromString("019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77");

    private final ObjectMapper json = new ObjectMapper();
    private final ChangeCodec codec = new ChangeCodec(json);

    private ImageChange classified(int predictions, String category) {
        ObjectNode image = json.createObjectNode().put("id", ID.toString());
        ObjectNode classification = image.putObject("classification").put("category", category);
        for (int i = 0; i < predictions; i++) {
            classification.withArray("predictions").addObject().put("category", category);
        }
        return new ImageChange(ChangeType.CLASSIFIED, ID, image);
    }

    @Test
    void writtenChangeIsReadBack() {
        ImageChange change = classified(5, "Carrot");

        assertThat(codec.read(codec.write(change))).isEqualTo(change);
    }

    @Test
    void changeTooLongForANotificationGoesWithoutPredictions() {
        // In UTF-8 each of these letters takes two bytes: 5,500 characters are too long.
        String payload = codec.write(classified(5, "\u00fc".repeat(500)));
        String tooLong = codec.write(classified(10, "\u00fc".repeat(500)));

        assertThat(payload.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8000);
        assertThat(predictions(payload)).hasSize(5);
        assertThat(tooLong.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8000);
        assertThat(predictions(tooLong)).isEmpty();
        assertThat(codec.read(tooLong).image().at("/classification/category").asText())
                .hasSize(500);
    }

    @Test
    void changeTooLongForANotificationGoesWithoutWhatWasFound() {
        ObjectNode image = json.createObjectNode().put("id", ID.toString());
        ObjectNode analysis = image.putObject("analysis").put("task", "detection");
        analysis.withArray("found").addObject().put("category", "x".repeat(8000));

        String payload = codec.write(new ImageChange(ChangeType.ANALYSED, ID, image));

        assertThat(payload).hasSizeLessThan(200).contains("\"found\":[]", "detection");
    }

    private JsonNode predictions(String payload) {
        return codec.read(payload).image().at("/classification/predictions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{broken",
                "{}",
                "{\"type\":\"archived\"}",
                "{\"type\":\"archived\",\"image\":{\"id\":\"x\"}}",
                "{\"type\":\"sold\",\"image\":{\"id\":\"019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77\"}}"
            })
    void payloadThatIsNoChangeIsRefused(String payload) {
        assertThatThrownBy(() -> codec.read(payload)).isInstanceOf(RuntimeException.class);
    }
}
