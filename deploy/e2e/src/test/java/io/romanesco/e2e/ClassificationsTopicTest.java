package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.contract.RecordId;
import io.romanesco.e2e.client.Broker;
import io.romanesco.e2e.client.Contract;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Records;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The view of a program that only uses Kafka. */
@ExtendWith(Stacks.class)
class ClassificationsTopicTest {

    private final Broker broker;

    ClassificationsTopicTest(LocalStack stack) {
        this.broker = stack.broker();
    }

    @Test
    void frameWithoutHeadersGetsAClassification() throws IOException {
        try (Records results = broker.recordsFromNow("classifications")) {
            RecordMetadata sent = broker.sendBare("north", Drawings.jpeg(1401));
            String id =
                    RecordId.ofPosition(sent.topic(), sent.partition(), sent.offset()).toString();

            ConsumerRecord<String, byte[]> result = results.awaitImage(id);

            assertThat(result.key()).isEqualTo(id);
            assertThat(Records.header(result, "ce_source")).isEqualTo("/cameras/north");
            assertThat(Records.header(result, "ce_specversion")).isEqualTo("1.0");
            JsonNode value = valueOf(result);
            assertThat(value.path("id").asText()).isEqualTo(id);
            assertThat(value.path("status").asText()).isEqualTo("CLASSIFIED");
            assertThat(value.at("/classification/predictions")).hasSize(5);
        }
    }

    @Test
    void frameThatIsNoImageGetsARejection() throws IOException {
        String id = UUID.randomUUID().toString();
        try (Records results = broker.recordsFromNow("classifications")) {
            broker.send("north", Drawings.tiff(), Map.of("ce_id", id, "ce_source", "/cameras/n"));

            JsonNode value = valueOf(results.awaitImage(id));

            assertThat(value.path("status").asText()).isEqualTo("REJECTED");
            assertThat(value.at("/rejection/code").asText()).isEqualTo("unsupported-type");
        }
    }

    private static JsonNode valueOf(ConsumerRecord<String, byte[]> result) throws IOException {
        JsonNode value = new ObjectMapper().readTree(result.value());
        Contract.CLASSIFICATION.check(value.toString());
        return value;
    }
}
