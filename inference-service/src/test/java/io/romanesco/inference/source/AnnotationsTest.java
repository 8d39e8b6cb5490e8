package io.romanesco.inference.source;

import static io.romanesco.inference.servers.Topics.header;
import static io.romanesco.inference.servers.Topics.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.romanesco.contract.RecordId;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.servers.LocalServers;
import io.romanesco.inference.servers.Results;
import io.romanesco.inference.servers.Topics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Results of a detector and drawings of them, through real Kafka. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@TestProfile(Detectors.class)
class AnnotationsTest {

    private static final byte[] RED = Drawings.jpeg(Drawings.plain(80, 60, Drawings.RED));
    private static final Path PICTURE = Path.of("src/test/resources/tasks/nanodet/picture.png");

    private static Topics topics;
    private static Results results;

    @Inject ImageDecoder decoder;

    @BeforeAll
    static void connect() {
        topics = new Topics();
        results = new Results(topics);
    }

    @AfterAll
    static void disconnect() {
        topics.close();
    }

    @Test
    void detectorsResultGoesToAnnotationsAndTheDefaultsToClassifications() throws IOException {
        byte[] picture = Files.readAllBytes(PICTURE);
        String id =
                topics.upload(picture, Map.of("ce_models", "nanodet", "content-type", "image/png"));

        ConsumerRecord<byte[], byte[]> record = topics.readByKey("annotations", id);

        JsonNode result = results.one("annotations", id);
        assertThat(result.get("status").asText()).isEqualTo("ANNOTATED");
        assertThat(result.get("task").asText()).isEqualTo("detection");
        assertThat(result.get("main").asBoolean()).isFalse();
        assertThat(result.get("objects")).hasSize(12);
        JsonNode best = result.at("/objects/0");
        assertThat(best.get("category").asText()).isEqualTo("Tomato");
        assertThat(best.at("/box/2").asDouble()).isBetween(51.0, 54.0);
        assertThat(header(record, "ce_type")).isEqualTo("io.romanesco.image.annotated.v1");
        assertThat(header(record, "ce_id")).isEqualTo(id);
        assertThat(header(record, "ce_source")).isEqualTo("/uploads");
        assertThat(results.one("classifications", id).at("/classification/model").asText())
                .isEqualTo("paint");
    }

    @Test
    void imageThatIsToBeDrawnHasAJpegOfEachResult() throws IOException {
        byte[] picture = Files.readAllBytes(PICTURE);
        String id = topics.upload(picture, Map.of("ce_models", "nanodet", "ce_annotate", "true"));

        List<ConsumerRecord<byte[], byte[]>> drawings =
                topics.read("annotated", 2, record -> id.equals(text(record.key())));

        assertThat(drawings)
                .extracting(record -> header(record, "ce_model"))
                .containsExactlyInAnyOrder("paint@1.0.0", "nanodet@1.0.0");
        for (ConsumerRecord<byte[], byte[]> record : drawings) {
            assertThat(header(record, "ce_type")).isEqualTo("io.romanesco.image.rendered.v1");
            assertThat(header(record, "content-type")).isEqualTo("image/jpeg");
            Decoded drawn = (Decoded) decoder.decode(record.value());
            assertThat(drawn.header().width()).isEqualTo(97);
            assertThat(drawn.header().height()).isEqualTo(61);
        }
    }

    @Test
    void resultsOfACamerasFrameHaveTheCameraAsTheirKey() {
        String camera = "belt-" + UUID.randomUUID();
        RecordMetadata place =
                topics.send(
                        "images",
                        camera,
                        RED,
                        Map.of("ce_models", "nanodet", "ce_only", "true", "ce_annotate", "true"));
        String id = RecordId.ofPosition("images", place.partition(), place.offset()).toString();

        assertThat(results.one("annotations", camera).get("id").asText()).isEqualTo(id);
        assertThat(header(topics.readByKey("annotated", camera), "ce_id")).isEqualTo(id);
    }
}
