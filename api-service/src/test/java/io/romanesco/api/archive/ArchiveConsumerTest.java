package io.romanesco.api.archive;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Kafka;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.SseClient;
import io.romanesco.contract.RecordId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

@QuarkusTest
class ArchiveConsumerTest {

    /** The default of romanesco.archive.concurrent-transfers. */
    private static final int TRANSFERS = 4;

    private final MeterRegistry metrics;
    private final S3AsyncClient s3;

    ArchiveConsumerTest(MeterRegistry metrics, S3AsyncClient s3) {
        this.metrics = metrics;
        this.s3 = s3;
    }

    @Test
    void aFrameWithoutHeadersIsArchivedUnderTheIdOfItsOffset() {
        byte[] frame = Pictures.jpeg(80, 60);

        RecordMetadata sent = Kafka.send("images", "gate", frame, Map.of());

        UUID id = RecordId.ofPosition("images", sent.partition(), sent.offset());
        JsonPath image = Api.awaitStatus(id, "PENDING");
        Contracts.assertValid("image", image.prettify());
        assertThat(image.getString("source")).isEqualTo("/cameras/gate");
        assertThat(image.getInt("width")).isEqualTo(80);
        assertThat(image.getInt("bytes")).isEqualTo(frame.length);
        String link = Api.awaitContent(id);
        assertThat(link).contains("/" + id + ".jpg?");
        assertThat(Api.fetch(link)).isEqualTo(frame);
    }

    @Test
    void anObjectsKeyBeginsWithTheUtcDateOfItsSubmission() {
        UUID id = UUID.randomUUID();

        send(id, Pictures.png(), Map.of("ce_time", "2026-02-03T23:30:00-05:00"));

        assertThat(Api.awaitContent(id)).contains("/2026/02/04/" + id + ".png?");
    }

    @Test
    void aFrameSentTwiceIsStoredTwiceUnderTheKeyOfTheFirst() {
        UUID id = UUID.randomUUID();
        send(id, Pictures.jpeg(), Map.of("ce_time", "2026-02-03T12:00:00Z"));
        Api.awaitContent(id);

        try (SseClient events =
                SseClient.listen(RestAssured.port, Api.IMAGES + "/" + id + "/events")) {
            send(id, Pictures.jpeg(), Map.of("ce_time", "2026-02-04T12:00:00Z"));
            await().until(() -> events.names().contains("archived"));
        }

        assertThat(objects(id)).containsExactly("2026/02/03/" + id + ".jpg");
    }

    @Test
    void aFrameThatIsNoImageIsArchivedAsItCame() {
        UUID id = UUID.randomUUID();
        byte[] junk = "no image".getBytes(StandardCharsets.UTF_8);

        send(id, junk, Map.of());

        assertThat(Api.fetch(Api.awaitContent(id))).isEqualTo(junk);
    }

    @Test
    void anEmptyFrameGetsARowWithoutAnOriginal() {
        UUID id = UUID.randomUUID();

        send(id, new byte[0], Map.of());

        assertThat(Api.awaitStatus(id, "PENDING").getInt("bytes")).isZero();
        assertThat(Api.content(id).statusCode()).isEqualTo(409);
    }

    @Test
    void aFramesLabelIsStoredOnlyIfItIsACategory() {
        Inference.announces("archive-test", "1", List.of("Leek"));
        await().until(() ->
                given().get("/api/v1/categories")
                        .jsonPath()
                        .getList("categories.name")
                        .contains("Leek"));
        UUID labelled = UUID.randomUUID();
        UUID other = UUID.randomUUID();

        send(labelled, Pictures.jpeg(), Map.of("ce_label", "Leek"));
        send(other, Pictures.jpeg(), Map.of("ce_label", "No_such_thing"));

        assertThat(Api.awaitStatus(labelled, "PENDING").getString("label")).isEqualTo("Leek");
        assertThat(Api.awaitStatus(other, "PENDING").getString("label")).isNull();
    }

    @Test
    void aFrameReplayedAfterItsDeletionLeavesNoRowAndNoObject() {
        UUID id = UUID.randomUUID();
        send(id, Pictures.jpeg(), Map.of());
        Api.awaitContent(id);
        given().delete(Api.IMAGES + "/" + id).then().statusCode(204);
        double skipped = skipped();

        send(id, Pictures.jpeg(), Map.of());

        await().until(() -> skipped() > skipped);
        assertThat(Api.get(id).statusCode()).isEqualTo(404);
        assertThat(objects(id)).isEmpty();
    }

    @Test
    void aWithdrawnUploadLeavesNoRowAndNoObject() {
        UUID id = UUID.randomUUID();
        double skipped = skipped();

        Kafka.send(
                "images",
                "key",
                Pictures.jpeg(),
                Map.of("ce_id", id.toString(), "ce_source", "/uploads"));

        await().until(() -> skipped() > skipped);
        assertThat(Api.get(id).statusCode()).isEqualTo(404);
        assertThat(objects(id)).isEmpty();
    }

    @Test
    void anObjectStoreThatIsDownHoldsBackAllButTheConcurrentTransfersAndLosesNothing() {
        List<UUID> frames = Stream.generate(UUID::randomUUID).limit(TRANSFERS + 2).toList();
        System.setProperty("romanesco.test.s3.cut", "true");
        try {
            frames.forEach(id -> send(id, Pictures.jpeg(), Map.of()));
            await().until(() -> started(frames) == TRANSFERS);
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> {
                        assertThat(started(frames)).isEqualTo(TRANSFERS);
                        assertThat(archived(frames)).isZero();
                    });
        } finally {
            System.clearProperty("romanesco.test.s3.cut");
        }

        frames.forEach(Api::awaitContent);
    }

    private static long started(List<UUID> frames) {
        return frames.stream().filter(id -> Api.get(id).statusCode() == 200).count();
    }

    private static long archived(List<UUID> frames) {
        return frames.stream().filter(id -> Api.content(id).statusCode() == 302).count();
    }

    private double skipped() {
        return metrics.counter("romanesco.archive", "outcome", "skipped").count();
    }

    /** The keys of all objects that belong to an image. */
    private List<String> objects(UUID id) {
        return s3
                .listObjectsV2(request -> request.bucket("romanesco-images"))
                .join()
                .contents()
                .stream()
                .map(S3Object::key)
                .filter(key -> key.contains(id.toString()))
                .toList();
    }

    private static void send(UUID id, byte[] frame, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("ce_id", id.toString());
        headers.put("ce_source", "/cameras/archive-test");
        Kafka.send("images", "archive-test", frame, headers);
    }
}
