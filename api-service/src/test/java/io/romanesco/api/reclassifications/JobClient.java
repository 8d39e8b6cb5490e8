package io.romanesco.api.reclassifications;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Kafka;
import io.romanesco.api.support.Models;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Roles;
import io.romanesco.api.support.Rows;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Jobs of one model over the images of one category, as a client and a worker see them. */
final class JobClient {

    static final String JOBS = "/api/v1/reclassifications";

    final String model = "repeated-" + UUID.randomUUID();
    final String category = "Kind_" + UUID.randomUUID().toString().substring(0, 8);

    UUID archived() {
        return archived(Pictures.jpeg());
    }

    /** An image that the model's first version has classified, with its original archived. */
    UUID archived(byte[] picture) {
        UUID id = Api.uploadRaw(picture);
        Inference.classifies(id, category, Roles.of(model, "1.0.0"));
        Api.awaitStatus(id, "CLASSIFIED");
        Api.awaitContent(id);
        return id;
    }

    JsonPath start() {
        Models.ready(model, "1.0.0");
        Models.ready(model, "2.0.0");
        Response answer =
                given().contentType("application/json")
                        .body(
                                "{\"model\":\"%s\",\"filter\":{\"category\":\"%s\"}}"
                                        .formatted(model, category))
                        .post(JOBS);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.header("Location")).endsWith(JOBS + "/" + answer.path("id"));
        return answer.jsonPath();
    }

    /** The model's answer, after the image was sent to it. */
    void answer(UUID image, String category) {
        sent(image);
        Inference.classifies(image, category, Roles.reclassified(model, "2.0.0"));
    }

    ConsumerRecord<byte[], byte[]> sent(UUID image) {
        return Kafka.find(
                "reclassifications",
                each ->
                        image.toString().equals(Kafka.header(each, "ce_id"))
                                && "reclassify".equals(Kafka.header(each, "ce_purpose")));
    }

    /** Frees the places of jobs that a test leaves: only some run at a time. */
    static void endAll() {
        Rows.run(
                "update reclassification set state = 'CANCELLED' where state in ('RUNNING',"
                        + " 'PAUSED')");
    }

    static JsonPath awaitState(JsonPath job, String state) {
        await().untilAsserted(() -> assertThat(get(job, "").getString("state")).isEqualTo(state));
        return get(job, "");
    }

    static JsonPath get(JsonPath job, String path) {
        return given().get(JOBS + "/" + job.getString("id") + path).jsonPath();
    }

    static Response post(JsonPath job, String path) {
        return given().post(JOBS + "/" + job.getString("id") + path);
    }
}
