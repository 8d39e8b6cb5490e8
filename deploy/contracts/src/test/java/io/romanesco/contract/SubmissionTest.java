package io.romanesco.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionTest {

    private static final Instant ARRIVED = Instant.parse("2026-11-22T08:00:00Z");
    private static final String ID = "019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77";

    @Test
    void headersOfAnUploadAreTaken() {
        Submission submission =
                read(
                        ID,
                        Map.of(
                                "ce_id", ID,
                                "ce_source", "/uploads",
                                "ce_time", "2026-11-22T09:15:30.123456+01:00",
                                "ce_model", "shade",
                                "ce_label", "Bitter_Gourd"));

        assertThat(submission.id()).hasToString(ID);
        assertThat(submission.isUpload()).isTrue();
        assertThat(submission.submittedAt()).isEqualTo("2026-11-22T08:15:30.123Z");
        assertThat(submission.choice().instead()).contains(ModelRequest.of("shade"));
        assertThat(submission.label()).contains("Bitter_Gourd");
        assertThat(submission.bytes()).containsExactly(1, 2);
    }

    @Test
    void modelsThatAreAskedForAreTaken() {
        ModelChoice choice =
                read(
                                ID,
                                Map.of(
                                        "ce_models", "a, b@2,,a",
                                        "ce_only", "TRUE",
                                        "ce_purpose", "Reclassify",
                                        "ce_annotate", "true"))
                        .choice();

        assertThat(choice.models())
                .containsExactly(ModelRequest.of("a"), ModelRequest.of("b", "2"));
        assertThat(choice.only()).isTrue();
        assertThat(choice.purpose()).isEqualTo(Role.RECLASSIFY);
        assertThat(choice.annotate()).isTrue();
        assertThat(choice.isOpen()).isFalse();
        assertThat(ModelChoice.of(choice.writeTo(new CloudEventHeaders()))).isEqualTo(choice);
    }

    @Test
    void choiceForAStoredImageShowsNoneOfItsResults() {
        ModelChoice beside =
                read(ID, Map.of("ce_models", "a@1", "ce_annotate", "true")).choice().beside();

        ModelChoice read = ModelChoice.of(beside.writeTo(new CloudEventHeaders()));

        assertThat(read).isEqualTo(beside);
        assertThat(read.main()).isFalse();
        assertThat(read.only()).isTrue();
        assertThat(read.purpose()).isEqualTo(Role.PRIMARY);
        assertThat(read(ID, Map.of("ce_main", "maybe")).choice().main()).isTrue();
    }

    @Test
    void headersThatMakeNoSenseCountAsMissing() {
        ModelChoice choice =
                read(ID, Map.of("ce_only", "maybe", "ce_purpose", "fun", "ce_models", " "))
                        .choice();

        assertThat(choice).isEqualTo(ModelChoice.NONE);
        assertThat(choice.isOpen()).isTrue();
    }

    @Test
    void bareFrameIsFromTheCameraInItsKeyAndOfTheTimeItArrived() {
        Submission submission = read("ворота", Map.of());

        assertThat(submission.source()).isEqualTo("/cameras/ворота");
        assertThat(submission.submittedAt()).isEqualTo(ARRIVED);
        assertThat(submission.choice()).isEqualTo(ModelChoice.NONE);
        assertThat(submission.label()).isEmpty();
        assertThat(submission.isUpload()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("recordsOfTheContract")
    void idIsWhatTheContractsSamplesSay(JsonNode sample) {
        CloudEventHeaders headers = new CloudEventHeaders();
        add(headers, "ce_id", sample.get("ceId").textValue());
        add(headers, "ce_source", sample.get("ceSource").textValue());
        Submission.Position position =
                new Submission.Position(
                        sample.get("topic").asText(),
                        sample.get("partition").asInt(),
                        sample.get("offset").asLong(),
                        0);

        assertThat(Submission.of(position, headers, null, null).id())
                .as(sample.get("why").asText())
                .hasToString(sample.get("id").asText());
    }

    static Stream<JsonNode> recordsOfTheContract() {
        return Contracts.sampleTree("record-ids").get("records").valueStream();
    }

    @Test
    void namespaceIsTheContracts() {
        assertThat(Contracts.sampleTree("record-ids").get("namespace").asText())
                .isEqualTo(RecordId.NAMESPACE.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "camera-7, /cameras/camera-7",
        "urn:gate, /cameras/urn:gate",
        "'/cameras/a\nb', /cameras/ab",
        "'a\u0000b', /cameras/ab",
        "/edge, /edge",
    })
    void sourceIsMadeToFitTheContract(String source, String fitted) {
        assertThat(read("k", Map.of("ce_source", source)).source()).isEqualTo(fitted);
    }

    @Test
    void longSourceIsCutBetweenCharacters() {
        assertThat(read("k".repeat(1000), Map.of()).source()).hasSize(256);
        assertThat(read("\uD83E\uDD66".repeat(200), Map.of()).source())
                .hasSize(255)
                .endsWith("\uD83E\uDD66");
    }

    @Test
    void blankHeadersAndKeysCountAsMissing() {
        Submission blank =
                read(" ", Map.of("ce_source", " ", "ce_id", " ", "ce_label", " ", "ce_time", ""));

        assertThat(blank.source()).isEqualTo("/cameras/unknown");
        assertThat(blank.id()).isEqualTo(RecordId.ofPosition("images", 3, 17));
        assertThat(blank.label()).isEmpty();
        assertThat(blank.submittedAt()).isEqualTo(ARRIVED);
        assertThat(read(null, Map.of()).source()).isEqualTo("/cameras/unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "0001-01-01T00:00:00Z",
                "1066-10-14T09:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "1969-12-31T23:59:59Z"
            })
    void timeThatMakesNoSenseIsTheTimeOfArrival(String time) {
        assertThat(read("k", Map.of("ce_time", time)).submittedAt()).isEqualTo(ARRIVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a name!", "\u0000", "-x"})
    void labelThatIsNoNameIsIgnored(String label) {
        assertThat(read("gate", Map.of("ce_label", label)).label()).isEmpty();
        assertThat(read("gate", Map.of("ce_label", "x".repeat(101))).label()).isEmpty();
        assertThat(read("gate", Map.of("ce_label", "x".repeat(100))).label()).isPresent();
    }

    @Test
    void missingValueIsAnEmptyFile() {
        Submission.Position position = new Submission.Position("images", 0, 0, -1);

        Submission submission = Submission.of(position, new CloudEventHeaders(), null, null);

        assertThat(submission.bytes()).isEmpty();
        assertThat(submission.submittedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void writtenHeadersAreReadBack() {
        CloudEventHeaders written =
                CloudEventHeaders.of(
                                ID,
                                Submission.camera("gate"),
                                CloudEventHeaders.IMAGE_SUBMITTED,
                                ARRIVED,
                                "image/jpeg")
                        .with(CloudEventHeaders.LABEL, "Leek");
        CloudEventHeaders sent = new CloudEventHeaders();
        written.forEach(sent::add);

        Submission submission =
                Submission.of(new Submission.Position("images", 0, 0, 0), sent, null, null);

        assertThat(sent.text("ce_specversion")).contains("1.0");
        assertThat(sent.text("ce_type")).contains("io.romanesco.image.submitted.v1");
        assertThat(sent.text("content-type")).contains("image/jpeg");
        assertThat(submission.id()).hasToString(ID);
        assertThat(submission.source()).isEqualTo("/cameras/gate");
        assertThat(submission.submittedAt()).isEqualTo(ARRIVED);
        assertThat(submission.label()).contains("Leek");
    }

    @Test
    void versionIsSeparatedByAnAtSignOnly() {
        assertThat(ModelRequest.parse("a@2.0.0")).contains(ModelRequest.of("a", "2.0.0"));
        assertThat(ModelRequest.parse("a/b")).isEmpty();
    }

    @Test
    void nameOfAModelIsWrittenAsInLogs() {
        assertThat(new ModelName("vegetables", "1.0.0")).hasToString("vegetables/1.0.0");
    }

    private static Submission read(String key, Map<String, String> headers) {
        CloudEventHeaders all = new CloudEventHeaders();
        headers.forEach((name, text) -> add(all, name, text));
        return Submission.of(
                new Submission.Position("images", 3, 17, ARRIVED.toEpochMilli()),
                all,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                new byte[] {1, 2});
    }

    private static void add(CloudEventHeaders headers, String name, String text) {
        headers.add(name, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }
}
