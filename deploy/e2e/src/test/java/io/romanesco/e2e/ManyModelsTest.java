package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.ModelName;
import io.romanesco.e2e.client.Contract;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.client.Records;
import io.romanesco.e2e.stack.Folders;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.ModelFolder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Frames that name their models, with a small detector beside the default model. */
@Order(2)
class ManyModelsTest {

    private static final String DETECTOR = "nanodet";

    private static Path models;
    private static LocalStack stack;

    private final String id = UUID.randomUUID().toString();
    private Records classifications;
    private Records annotations;
    private Records annotated;

    @BeforeAll
    static void start() {
        models = ModelFolder.create(DETECTOR);
        stack = new LocalStack("many-models");
        stack.setVariable("ROMANESCO_MODELS_DIRECTORY", models.toString());
        stack.setVariable("ROMANESCO_MODELS_ALSO", DETECTOR);
        stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
        Folders.delete(models);
    }

    @BeforeEach
    void listen() {
        classifications = stack.broker().recordsFromNow("classifications");
        annotations = stack.broker().recordsFromNow("annotations");
        annotated = stack.broker().recordsFromNow("annotated");
    }

    @AfterEach
    void stopListening() {
        List.of(classifications, annotations, annotated).forEach(Records::close);
    }

    @Test
    void frameForADetectorHasAnAnnotationBesideTheClassificationThatTheGalleryShows() {
        send(Map.of("ce_models", DETECTOR));

        ConsumerRecord<String, byte[]> record = annotations.awaitImage(id);
        JsonNode found = Records.json(record);
        Contract.ANNOTATION.check(found.toString());
        assertThat(record.key()).isEqualTo("yard");
        assertThat(Records.header(record, "ce_type")).isEqualTo(CloudEventHeaders.IMAGE_ANNOTATED);
        assertThat(found.path("status").asText()).isEqualTo("ANNOTATED");
        assertThat(found.path("main").asBoolean(true)).isFalse();
        JsonNode classified = Records.json(classifications.awaitImage(id));
        assertThat(classified.at("/classification/model").asText()).isEqualTo("vegetables");
        Patience.await("the classification")
                .until(() -> stack.api().statusOf(id).equals("CLASSIFIED"));
        assertThat(stack.api().image(id).json().at("/classification/model").asText())
                .isEqualTo("vegetables");
    }

    @Test
    void unknownModelHasARejectionAndTheGalleryShowsTheClassification() {
        send(Map.of("ce_models", "fish@7"));

        List<JsonNode> results =
                classifications.awaitImages(id, 2).stream().map(Records::json).toList();

        results.forEach(result -> Contract.CLASSIFICATION.check(result.toString()));
        JsonNode fish = ofModel(results, new ModelName("fish", "7"));
        assertThat(fish.path("status").asText()).isEqualTo("REJECTED");
        assertThat(fish.at("/rejection/code").asText()).isEqualTo("unknown-model");
        assertThat(fish.path("main").asBoolean(true)).isFalse();
        Patience.await("the classification")
                .until(() -> stack.api().statusOf(id).equals("CLASSIFIED"));
    }

    @Test
    void frameForADetectorOnlyHasNoClassification() {
        send(Map.of("ce_models", DETECTOR, "ce_only", "true"));

        JsonNode found = Records.json(annotations.awaitImage(id));

        assertThat(found.has("main")).isFalse();
        Patience.await("the result").until(() -> stack.api().statusOf(id).equals("ANALYSED"));
        assertThat(classifications.ofImages(List.of(id))).isEmpty();
        assertThat(stack.api().image(id).json().has("classification")).isFalse();
    }

    @Test
    void frameThatIsToBeDrawnHasAJpegOfTheDetectorsResult() throws IOException {
        send(Map.of("ce_models", DETECTOR, "ce_only", "true", "ce_annotate", "true"));

        ConsumerRecord<String, byte[]> drawing = annotated.awaitImage(id);

        assertThat(Records.header(drawing, "ce_type")).isEqualTo(CloudEventHeaders.IMAGE_RENDERED);
        assertThat(Records.header(drawing, "ce_model")).isEqualTo(DETECTOR + "@1.0.0");
        JsonNode found = Records.json(annotations.awaitImage(id));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(drawing.value()));
        assertThat(picture.getWidth()).isEqualTo(found.path("width").asInt());
        assertThat(picture.getHeight()).isEqualTo(found.path("height").asInt());
    }

    private void send(Map<String, String> choice) {
        Map<String, String> headers = new HashMap<>(choice);
        headers.put("ce_id", id);
        headers.put("ce_source", "/cameras/yard");
        stack.broker().send("yard", Drawings.jpeg(2001), headers);
    }

    private static JsonNode ofModel(List<JsonNode> results, ModelName model) {
        return results.stream()
                .filter(result ->
                        result.at("/model/name").asText().equals(model.name())
                                && result.at("/model/version").asText().equals(model.version()))
                .findFirst()
                .orElseThrow();
    }
}
