package io.romanesco.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.contract.ModelPolicy.Shadow;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyJsonTest {

    private static final ModelPolicy MODEL =
            new ModelPolicy("coco-objects", List.of("latest"), new Shadow("2.0.0", 10));
    private static final SourcePolicy SOURCE =
            new SourcePolicy(
                    "/cameras/gate", List.of("coco-objects", "vegetables@1.0.0"), true, true);

    @Test
    void policiesAreReadAndWrittenAsTheSamples() throws JsonProcessingException {
        assertThat(Contracts.JSON.readValue(Contracts.sample("policy-model"), ModelPolicy.class))
                .isEqualTo(MODEL);
        assertThat(Contracts.JSON.readValue(Contracts.sample("policy-source"), SourcePolicy.class))
                .isEqualTo(SOURCE);
        assertThat(Contracts.JSON.<JsonNode>valueToTree(MODEL))
                .isEqualTo(Contracts.sampleTree("policy-model"));
        assertThat(Contracts.JSON.<JsonNode>valueToTree(SOURCE))
                .isEqualTo(Contracts.sampleTree("policy-source"));
    }

    @Test
    void policiesAreValidWithTheirSchema() throws JsonProcessingException {
        for (Object policy :
                List.of(
                        MODEL,
                        ModelPolicy.latest("vegetables"),
                        SOURCE,
                        new SourcePolicy("/uploads", List.of(), false, false))) {
            Contracts.assertValid("policy", Contracts.JSON.writeValueAsString(policy));
        }
    }
}
