package io.romanesco.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The announcement of a model against its schema and sample. */
class ModelAnnouncementTest {

    @Test
    void announcementIsWrittenAsItWasRead() throws JsonProcessingException {
        ModelAnnouncement model =
                Contracts.JSON.readValue(
                        Contracts.sample("model-announced"), ModelAnnouncement.class);

        String written = Contracts.JSON.writeValueAsString(model);

        assertThat(Contracts.JSON.readTree(written))
                .isEqualTo(Contracts.sampleTree("model-announced"));
        Contracts.assertValid("model-announced", written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "version", "labels", "announcedAt"})
    void announcementWithoutARequiredMemberIsNotRead(String member) {
        ObjectNode sample = (ObjectNode) Contracts.sampleTree("model-announced");
        sample.remove(member);

        assertThatThrownBy(() -> Contracts.JSON.treeToValue(sample, ModelAnnouncement.class))
                .isInstanceOf(JsonMappingException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "READY | | true",
                "VERIFYING | | true",
                "WAITING | not the version of the policy; a request loads it | true",
                "WAITING | model.onnx is missing | false",
                "WAITING | model.onnx has SHA-256 0, but model.yaml says 1 | false",
                "WAITING | | false",
                "REFUSED | 2 of 6 golden pictures differ | false",
                "RETIRED | replaced by 1.1.0 | true",
                "RETIRED | removed from the repository | false"
            })
    void versionThatARequestMayGetIsAvailable(ModelState state, String reason, boolean available)
            throws JsonProcessingException {
        ObjectNode sample = (ObjectNode) Contracts.sampleTree("model-announced");
        sample.put("state", state.name()).put("reason", reason);

        ModelAnnouncement model = Contracts.JSON.treeToValue(sample, ModelAnnouncement.class);

        assertThat(model.isAvailable()).isEqualTo(available);
    }

    @Test
    void announcementOfAnOlderWorkerDoesNotNameIt() throws JsonProcessingException {
        ObjectNode sample = (ObjectNode) Contracts.sampleTree("model-announced");
        sample.remove("worker");

        assertThat(Contracts.JSON.treeToValue(sample, ModelAnnouncement.class).worker()).isNull();
    }
}
