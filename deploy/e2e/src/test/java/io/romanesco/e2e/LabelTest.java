package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Contract;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stacks.class)
class LabelTest {

    private final Api api;

    LabelTest(LocalStack stack) {
        this.api = stack.api();
    }

    @Test
    void labelOverridesThePredictionUntilItIsRemoved() {
        JsonNode image = api.classified(Drawings.jpeg(501));
        String id = image.path("id").asText();
        String predicted = image.at("/classification/category").asText();
        String label = predicted.equals("Tomato") ? "Carrot" : "Tomato";

        Answer labelled = label(id, '"' + label + '"');

        assertThat(labelled.status()).as("%s", labelled).isEqualTo(200);
        Contract.IMAGE.check(labelled.text());
        assertThat(labelled.json().path("label").asText()).isEqualTo(label);
        assertThat(api.ids("category=" + label)).contains(id);
        assertThat(api.ids("label=" + label)).contains(id);
        assertThat(api.ids("category=" + predicted)).doesNotContain(id);

        Answer unlabelled = label(id, "null");

        assertThat(unlabelled.json().has("label")).isFalse();
        assertThat(api.ids("category=" + predicted)).contains(id);
    }

    @Test
    void unknownLabelIsAProblem() {
        String id = api.classified(Drawings.jpeg(502)).path("id").asText();

        Problems.assertProblem(label(id, "\"Unicorn\""), 400, "unknown-category");

        assertThat(api.image(id).json().has("label")).isFalse();
    }

    private Answer label(String id, String label) {
        return api.patch(Api.IMAGES + "/" + id, "{\"label\":" + label + "}");
    }
}
