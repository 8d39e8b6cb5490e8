package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.contract.RecordId;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Broker;
import io.romanesco.e2e.client.Contract;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.EventStream;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.client.Records;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stacks.class)
class CameraFrameTest {

    private final Api api;
    private final Broker broker;

    CameraFrameTest(LocalStack stack) {
        this.api = stack.api();
        this.broker = stack.broker();
    }

    @Test
    void frameWithoutHeadersIsClassifiedAndArchived() {
        byte[] frame = Drawings.jpeg(901);
        try (EventStream events = api.events("/api/v1/events")) {
            RecordMetadata sent = broker.sendBare("gate", frame);
            String id =
                    RecordId.ofPosition(sent.topic(), sent.partition(), sent.offset()).toString();

            events.await("classified", id);
            events.await("archived", id);

            JsonNode image = api.image(id).json();
            Contract.IMAGE.check(image.toString());
            assertThat(image.path("source").asText()).isEqualTo("/cameras/gate");
            assertThat(image.path("contentType").asText()).isEqualTo("image/jpeg");
            assertThat(image.path("bytes").asInt()).isEqualTo(frame.length);
            assertThat(api.ids("source=/cameras/gate")).containsExactly(id);
        }
    }

    @Test
    void frameSentTwiceWithOneIdIsOneImage() {
        Map<String, String> headers = Map.of("ce_id", "frame-17", "ce_source", "/cameras/field");
        String id = RecordId.ofEvent("/cameras/field", "frame-17").toString();
        byte[] frame = Drawings.jpeg(902);
        try (Records results = broker.recordsFromNow("classifications")) {
            broker.send("field", frame, headers);
            results.awaitImage(id);
            broker.send("field", frame, headers);
            results.awaitImages(id, 2);
        }

        Patience.await("the image").until(() -> api.statusOf(id).equals("CLASSIFIED"));
        assertThat(api.ids("source=/cameras/field")).containsExactly(id);
    }

    @Test
    void textIsRejectedAndTheNextFrameIsClassified() {
        byte[] text = "I am a text named carrot.jpg".getBytes(StandardCharsets.UTF_8);
        Map<String, String> jpeg = Map.of("content-type", "image/jpeg");

        String bad = idOf(broker.send("shed", text, jpeg));
        String good = idOf(broker.send("shed", Drawings.jpeg(903), jpeg));

        Patience.await("the good frame").until(() -> api.statusOf(good).equals("CLASSIFIED"));
        Patience.await("the bad frame").until(() -> api.statusOf(bad).equals("REJECTED"));
        JsonNode rejected = api.image(bad).json();
        Contract.IMAGE.check(rejected.toString());
        assertThat(rejected.at("/rejection/code").asText()).isEqualTo("unsupported-type");
        assertThat(api.ids("status=REJECTED&source=/cameras/shed")).isEqualTo(List.of(bad));
    }

    @Test
    void truncatedFrameIsRejected() {
        String id = idOf(broker.sendBare("cellar", Drawings.truncatedJpeg()));

        Patience.await("the frame").until(() -> api.statusOf(id).equals("REJECTED"));
        assertThat(api.image(id).json().at("/rejection/code").asText())
                .isEqualTo("image-truncated");
    }

    private static String idOf(RecordMetadata sent) {
        return RecordId.ofPosition(sent.topic(), sent.partition(), sent.offset()).toString();
    }
}
