package io.romanesco.inference.sink;

import static io.romanesco.inference.servers.Topics.header;
import static io.romanesco.inference.servers.Topics.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.servers.Contract;
import io.romanesco.inference.servers.LocalServers;
import io.romanesco.inference.servers.Topics;
import jakarta.inject.Inject;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ModelAnnouncerTest {

    @Inject ObjectMapper json;
    @Inject ImageDecoder decoder;

    @Test
    void loadedModelsAreAnnouncedAsTheContractSays() throws IOException {
        try (Topics topics = new Topics()) {
            ConsumerRecord<byte[], byte[]> paint = topics.readByKey("models", "paint/1.0.0");
            ConsumerRecord<byte[], byte[]> shade = topics.readByKey("models", "shade/1.0.0");

            Contract.assertValid("model-announced", text(paint.value()));
            Contract.assertValid("model-announced", text(shade.value()));
            assertThat(header(paint, "ce_type")).isEqualTo("io.romanesco.model.announced.v1");
            assertThat(header(paint, "ce_id")).isNotBlank();
            assertThat(header(paint, "content-type")).isEqualTo("application/json");
            assertThat(header(paint, "ce_source")).isEqualTo("/models/paint");
            JsonNode model = json.readTree(paint.value());
            assertThat(model.get("labels")).hasSize(3);
            assertThat(model.get("default").asBoolean()).isTrue();
            assertThat(model.at("/runtime/decoder").asText()).isEqualTo(decoder.name());
            assertThat(model.at("/runtime/threads").asInt()).isEqualTo(1);
            assertThat(model.at("/activation/width").asInt()).isEqualTo(8);
            assertThat(json.readTree(shade.value()).get("default").asBoolean()).isFalse();
            assertThat(json.readTree(shade.value()).has("activation")).isFalse();
        }
    }
}
