package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Broker;
import io.romanesco.e2e.client.Contract;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Records;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stacks.class)
class TraceTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private final Api api;
    private final Broker broker;

    TraceTest(LocalStack stack) {
        this.api = stack.api();
        this.broker = stack.broker();
    }

    @Test
    void uploadHasOneTraceThroughBothTopics() {
        try (Records images = broker.recordsFromNow("images");
                Records results = broker.recordsFromNow("classifications")) {
            Answer accepted = api.upload("image/jpeg", Drawings.jpeg(1001), "traceparent", PARENT);
            String id = accepted.json().path("id").asText();

            ConsumerRecord<String, byte[]> image = images.awaitImage(id);
            ConsumerRecord<String, byte[]> result = results.awaitImage(id);

            assertThat(image.key()).isEqualTo(id);
            assertThat(Records.header(image, "ce_type"))
                    .isEqualTo("io.romanesco.image.submitted.v1");
            assertThat(Records.header(image, "traceparent")).contains(TRACE);
            assertThat(result.key()).isEqualTo(id);
            assertThat(Records.header(result, "ce_type"))
                    .isEqualTo("io.romanesco.image.classified.v1");
            assertThat(Records.header(result, "traceparent")).contains(TRACE);
            Contract.CLASSIFICATION.check(new String(result.value(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void problemNamesItsTrace() {
        Answer refused = api.upload("text/plain", new byte[] {'x'}, "traceparent", PARENT);

        Problems.assertProblem(refused, 415, "unsupported-type");
        assertThat(refused.json().path("traceId").asText()).isEqualTo(TRACE);
    }
}
