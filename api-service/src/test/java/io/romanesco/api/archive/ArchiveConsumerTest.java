package io.romanesco.api.archive;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.platform.RecordId;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Kafka;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ArchiveConsumerTest {

    @Test
    void bareBytesOfACameraBecomeAnArchivedImageWithTheIdOfTheirPlaceInTheLog() {
        byte[] frame = Pictures.jpeg(80, 60);

        RecordMetadata sent = Kafka.send("images", "gate", frame, Map.of());

        UUID id = RecordId.of(null, "/cameras/gate", "images", sent.partition(), sent.offset());
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
    void theKeyOfTheOriginalBeginsWithTheDateOfItsSubmission() {
        UUID id = UUID.randomUUID();

        send(id, Pictures.png(), Map.of("ce_time", "2026-02-03T23:30:00-05:00"));

        assertThat(Api.awaitContent(id)).contains("/2026/02/04/" + id + ".png?");
    }

    @Test
    void theSameFrameAgainIsTheSameImage() {
        UUID id = UUID.randomUUID();
        send(id, Pictures.jpeg(), Map.of());
        Api.awaitContent(id);

        send(id, Pictures.jpeg(), Map.of());
        UUID next = UUID.randomUUID();
        send(next, Pictures.jpeg(), Map.of());

        Api.awaitContent(next);
        assertThat(Rows.count("select count(*) from image where id = '" + id + "'")).isOne();
    }

    @Test
    void aFrameThatIsNoImageIsKeptAllTheSame() {
        UUID id = UUID.randomUUID();
        byte[] junk = "no image".getBytes(StandardCharsets.UTF_8);

        send(id, junk, Map.of());

        assertThat(Api.fetch(Api.awaitContent(id))).isEqualTo(junk);
    }

    @Test
    void anEmptyFrameIsARowWithoutAnOriginal() {
        UUID id = UUID.randomUUID();

        send(id, new byte[0], Map.of());

        assertThat(Api.awaitStatus(id, "PENDING").getInt("bytes")).isZero();
        assertThat(Api.content(id).statusCode()).isEqualTo(409);
    }

    @Test
    void theLabelOfAFrameIsTakenWhenItIsACategory() {
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
    void aDeletedImageDoesNotComeBackWithAReplay() {
        UUID id = UUID.randomUUID();
        send(id, Pictures.jpeg(), Map.of());
        Api.awaitContent(id);
        given().delete(Api.IMAGES + "/" + id).then().statusCode(204);

        send(id, Pictures.jpeg(), Map.of());
        UUID next = UUID.randomUUID();
        send(next, Pictures.jpeg(), Map.of());

        Api.awaitContent(next);
        assertThat(Api.get(id).statusCode()).isEqualTo(404);
    }

    @Test
    void anUploadThatWasTakenBackIsNotArchived() {
        UUID withdrawn = UUID.randomUUID();
        UUID next = UUID.randomUUID();

        Kafka.send(
                "images",
                "key",
                Pictures.jpeg(),
                Map.of("ce_id", withdrawn.toString(), "ce_source", "/uploads"));
        send(next, Pictures.jpeg(), Map.of());

        Api.awaitContent(next);
        assertThat(Api.get(withdrawn).statusCode()).isEqualTo(404);
    }

    @Test
    void whileTheObjectStoreIsBrokenNothingIsLostAndAfterwardsItGoesOnByItself() {
        UUID id = UUID.randomUUID();
        System.setProperty("romanesco.test.s3.cut", "true");
        try {
            send(id, Pictures.jpeg(), Map.of());
            Api.awaitStatus(id, "PENDING");
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(Api.content(id).statusCode()).isEqualTo(409));
        } finally {
            System.clearProperty("romanesco.test.s3.cut");
        }

        Api.awaitContent(id);
    }

    private static void send(UUID id, byte[] frame, Map<String, String> more) {
        Map<String, String> headers = new java.util.HashMap<>(more);
        headers.put("ce_id", id.toString());
        headers.put("ce_source", "/cameras/archive-test");
        Kafka.send("images", "archive-test", frame, headers);
    }
}
