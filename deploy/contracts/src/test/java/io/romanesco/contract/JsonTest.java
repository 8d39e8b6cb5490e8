package io.romanesco.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.romanesco.contract.ClassificationResult.Classified;
import io.romanesco.contract.ClassificationResult.Rejected;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The records against the schemas and samples. */
class JsonTest {

    @ParameterizedTest
    @CsvSource({
        "classification, classification",
        "rejection, classification",
        "annotation, annotation",
        "model-announced, model-announced",
        "image, image",
        "problem, problem"
    })
    void sampleFitsItsSchema(String sample, String schema) {
        Contracts.assertValid(schema, Contracts.sample(sample));
    }

    @ParameterizedTest
    @ValueSource(strings = {"classification", "rejection"})
    void resultIsWrittenAsItWasRead(String sample) throws JsonProcessingException {
        ClassificationResult result = result(Contracts.sampleTree(sample));

        String written = Contracts.JSON.writeValueAsString(result);

        assertSameJson(written, sample);
        Contracts.assertValid("classification", written);
        assertThat(result.status()).isEqualTo(Contracts.sampleTree(sample).get("status").asText());
    }

    @Test
    void annotationIsWrittenAsItWasRead() throws JsonProcessingException {
        AnnotationResult result =
                Contracts.JSON.readValue(Contracts.sample("annotation"), AnnotationResult.class);

        String written = Contracts.JSON.writeValueAsString(result);

        assertSameJson(written, "annotation");
        Contracts.assertValid("annotation", written);
        assertThat(result.image().isShown()).isFalse();
    }

    @Test
    void roleAndMainThatAreMissingMeanTheShownResult() throws JsonProcessingException {
        ObjectNode sample = (ObjectNode) Contracts.sampleTree("classification");
        sample.remove("role");

        assertThat(result(sample).image().isShown()).isTrue();
    }

    @Test
    void kindOfResultIsToldByItsStatus() throws JsonProcessingException {
        assertThat(result(Contracts.sampleTree("classification")))
                .isInstanceOfSatisfying(
                        Classified.class,
                        classified ->
                                assertThat(classified.classification().category())
                                        .isEqualTo("Carrot"));
        assertThat(result(Contracts.sampleTree("rejection")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected ->
                                assertThat(rejected.rejection().code())
                                        .isEqualTo("unsupported-type"));
    }

    @Test
    void unknownMembersAreIgnored() throws JsonProcessingException {
        JsonNode sample = Contracts.sampleTree("classification");
        for (String member : List.of("", "model", "classification", "activation", "timings")) {
            ((ObjectNode) (member.isEmpty() ? sample : sample.get(member))).put("added", 7);
        }
        ((ObjectNode) sample.at("/classification/colors")).put("added", 7);
        ((ObjectNode) sample.at("/classification/predictions/0")).put("added", 7);

        assertSameJson(Contracts.JSON.writeValueAsString(result(sample)), "classification");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "source",
                "status",
                "submittedAt",
                "classifiedAt",
                "width",
                "height",
                "bytes",
                "model",
                "classification"
            })
    void classifiedWithoutARequiredMemberIsNotRead(String member) {
        assertNotRead("classification", member);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "source",
                "status",
                "submittedAt",
                "classifiedAt",
                "bytes",
                "model",
                "rejection"
            })
    void rejectedWithoutARequiredMemberIsNotRead(String member) {
        assertNotRead("rejection", member);
    }

    @Test
    void unknownStatusIsNotRead() {
        ObjectNode sample = (ObjectNode) Contracts.sampleTree("rejection");
        sample.put("status", "PENDING");

        assertThatThrownBy(() -> result(sample)).isInstanceOf(JsonMappingException.class);
    }

    @Test
    void everyRejectionCodeIsDocumented() {
        String readme = Contracts.read("README.md");

        assertThat(Arrays.stream(RejectionCode.values()).map(RejectionCode::code))
                .allSatisfy(code -> assertThat(readme).contains("`" + code + "`"));
    }

    private static void assertNotRead(String sample, String member) {
        ObjectNode tree = (ObjectNode) Contracts.sampleTree(sample);
        tree.remove(member);
        assertThatThrownBy(() -> result(tree)).isInstanceOf(JsonMappingException.class);
        ObjectNode withNull = (ObjectNode) Contracts.sampleTree(sample);
        withNull.putNull(member);
        assertThatThrownBy(() -> result(withNull)).isInstanceOf(JsonMappingException.class);
    }

    private static ClassificationResult result(JsonNode json) throws JsonProcessingException {
        return Contracts.JSON.readValue(json.toString(), ClassificationResult.class);
    }

    private static void assertSameJson(String written, String sample)
            throws JsonProcessingException {
        assertThat(Contracts.JSON.readTree(written)).isEqualTo(Contracts.sampleTree(sample));
    }
}
