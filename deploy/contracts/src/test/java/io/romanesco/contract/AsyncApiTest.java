package io.romanesco.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** asyncapi.yaml as programs read it. */
class AsyncApiTest {

    private final JsonNode api = read();

    @Test
    void channelsAreTheTopics() {
        assertThat(api.get("channels").findValuesAsText("address"))
                .containsExactlyInAnyOrder(
                        Topics.IMAGES,
                        Topics.CLASSIFICATIONS,
                        Topics.ANNOTATIONS,
                        Topics.ANNOTATED,
                        Topics.RECLASSIFICATIONS,
                        Topics.POLICIES,
                        Topics.MODELS,
                        Topics.DEAD_LETTER);
    }

    @Test
    void messagesAreTheTypesOfTheHeaders() {
        assertThat(api.at("/components/messages").findValuesAsText("name"))
                .contains(
                        CloudEventHeaders.IMAGE_SUBMITTED,
                        CloudEventHeaders.IMAGE_CLASSIFIED,
                        CloudEventHeaders.IMAGE_ANNOTATED,
                        CloudEventHeaders.IMAGE_RENDERED,
                        CloudEventHeaders.POLICY_CHANGED,
                        CloudEventHeaders.MODEL_ANNOUNCED);
    }

    @Test
    void headersOfASubmissionAreThoseThatAreRead() {
        assertThat(api.at("/components/schemas/submittedHeaders/properties").properties())
                .extracting(Map.Entry::getKey)
                .contains(
                        CloudEventHeaders.MODEL,
                        CloudEventHeaders.MODELS,
                        CloudEventHeaders.ONLY,
                        CloudEventHeaders.PURPOSE,
                        CloudEventHeaders.ANNOTATE,
                        CloudEventHeaders.LABEL);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = api.findValuesAsText("$ref");

        assertThat(references).isNotEmpty();
        assertThat(references)
                .allSatisfy(reference -> {
                    if (reference.startsWith("#")) {
                        assertThat(api.at(reference.substring(1)).isMissingNode()).isFalse();
                    } else {
                        assertThat(Files.exists(Path.of(reference))).isTrue();
                    }
                });
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Contracts.read("asyncapi.yaml"));
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
