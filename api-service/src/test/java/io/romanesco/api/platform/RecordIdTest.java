package io.romanesco.api.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.api.support.Contracts;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordIdTest {

    @ParameterizedTest
    @MethodSource("goldenSamples")
    void everyGoldenSampleHasItsId(JsonNode sample) {
        UUID id =
                RecordId.of(
                        text(sample, "ceId"),
                        text(sample, "ceSource"),
                        sample.get("topic").asText(),
                        sample.get("partition").asInt(),
                        sample.get("offset").asLong());

        assertThat(id).as(sample.get("why").asText()).hasToString(sample.get("id").asText());
    }

    @Test
    void theNamespaceIsTheContracts() throws JsonProcessingException {
        assertThat(RecordId.NAMESPACE).hasToString(contract().get("namespace").asText());
    }

    private static Stream<JsonNode> goldenSamples() throws JsonProcessingException {
        return StreamSupport.stream(contract().get("records").spliterator(), false);
    }

    private static JsonNode contract() throws JsonProcessingException {
        return new ObjectMapper().readTree(Contracts.sample("record-ids"));
    }

    private static String text(JsonNode sample, String member) {
        return sample.get(member).isNull() ? null : sample.get(member).asText();
    }
}
