package io.romanesco.api.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Kafka;
import io.romanesco.api.support.Pictures;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UploadTest {

    private static final int LARGEST = 16 << 20;

    @Test
    void aFormWithOneFileIsAnsweredWithItsImage() {
        byte[] image = Pictures.jpeg(64, 48);

        Response answer = given().multiPart("file", "carrot.jpg", image).post(Api.IMAGES);

        assertThat(answer.statusCode()).isEqualTo(202);
        Contracts.assertValid("image", answer.asString());
        assertThat(answer.header("Location")).endsWith(Api.IMAGES + "/" + answer.path("id"));
        assertThat(answer.<String>path("status")).isEqualTo("PENDING");
        assertThat(answer.<String>path("source")).isEqualTo("/uploads");
        assertThat(answer.<String>path("contentType")).isEqualTo("image/jpeg");
        assertThat(answer.<Integer>path("width")).isEqualTo(64);
        assertThat(answer.<Integer>path("height")).isEqualTo(48);
        assertThat(answer.<Integer>path("bytes")).isEqualTo(image.length);
    }

    @Test
    void aRawBodyIsAcceptedByItsBytesNotItsContentType() {
        Response answer = given().contentType("image/jpeg").body(Pictures.png()).post(Api.IMAGES);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.<String>path("contentType")).isEqualTo("image/png");
    }

    @Test
    void severalFilesAreAnsweredWithAListInTheirOrder() {
        Response answer =
                given().multiPart("file", "a.jpg", Pictures.jpeg())
                        .multiPart("file", "b.png", Pictures.png())
                        .post(Api.IMAGES);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.<List<String>>path("images.contentType"))
                .containsExactly("image/jpeg", "image/png");
    }

    @Test
    void anUploadIsPublishedUnchangedWithTheHeadersOfTheContract() {
        byte[] image = Pictures.jpeg();

        UUID id = Api.upload(image);

        ConsumerRecord<byte[], byte[]> record =
                Kafka.find("images", r -> id.toString().equals(Kafka.header(r, "ce_id")));
        assertThat(record.value()).isEqualTo(image);
        assertThat(record.key()).asString().isEqualTo(id.toString());
        assertThat(id.version()).isEqualTo(7);
        assertThat(Kafka.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(Kafka.header(record, "ce_source")).isEqualTo("/uploads");
        assertThat(Kafka.header(record, "ce_type")).isEqualTo("io.romanesco.image.submitted.v1");
        assertThat(Kafka.header(record, "ce_time")).isEqualTo(Api.get(id).path("submittedAt"));
        assertThat(Kafka.header(record, "content-type")).isEqualTo("image/jpeg");
    }

    @Test
    void aRequestsTraceContinuesInItsRecord() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        String id =
                given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                        .multiPart("file", "a.jpg", Pictures.jpeg())
                        .post(Api.IMAGES)
                        .path("id");

        ConsumerRecord<byte[], byte[]> record =
                Kafka.find("images", r -> id.equals(Kafka.header(r, "ce_id")));
        assertThat(Kafka.header(record, "traceparent")).startsWith("00-" + trace + "-");
    }

    @Test
    void anUploadThatPrefersToWaitIsAnsweredWithTheFinishedImage() throws Exception {
        CompletableFuture<UUID> classified =
                CompletableFuture.supplyAsync(UploadTest::classifyTheNextOne);

        Response answer =
                given().header("Prefer", "wait=20")
                        .multiPart("file", "waiting.jpg", Pictures.jpeg(33, 77))
                        .post(Api.IMAGES);

        assertThat(answer.<String>path("id")).isEqualTo(classified.get().toString());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=20");
        assertThat(answer.<String>path("status")).isEqualTo("CLASSIFIED");
        assertThat(answer.<String>path("classification.category")).isEqualTo("Carrot");
        Contracts.assertValid("image", answer.asString());
    }

    private static UUID classifyTheNextOne() {
        byte[] image = Pictures.jpeg(33, 77);
        ConsumerRecord<byte[], byte[]> record =
                Kafka.find("images", r -> Arrays.equals(r.value(), image));
        UUID id = UUID.fromString(Kafka.header(record, "ce_id"));
        Inference.classifies(id, "Carrot");
        return id;
    }

    @Test
    void anUploadThatWaitsInVainIsAnsweredAsPending() {
        Response answer =
                given().header("Prefer", "respond-async, wait=1")
                        .multiPart("file", "a.jpg", Pictures.jpeg())
                        .post(Api.IMAGES);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
        assertThat(answer.<String>path("status")).isEqualTo("PENDING");
    }

    @Test
    void anImageOfTheLargestSizeIsArchivedWhole() {
        byte[] largest = Pictures.jpegOfBytes(LARGEST);

        UUID id = Api.uploadRaw(largest);

        assertThat(Api.fetch(Api.awaitContent(id))).isEqualTo(largest);
    }
}
