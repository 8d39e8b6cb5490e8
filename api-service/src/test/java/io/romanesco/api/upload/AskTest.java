package io.romanesco.api.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Kafka;
import io.romanesco.api.support.Models;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AskTest {

    @Test
    void originalIsPublishedAgainForTheModel() {
        Models.ready("asked", "1.0.0");
        byte[] picture = Pictures.jpeg(50, 20);
        UUID id = Api.upload(picture);
        Api.awaitContent(id);

        Response answer = ask(id, "?model=asked@1.0.0");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        Contracts.assertValid("image", answer.asString());
        ConsumerRecord<byte[], byte[]> record =
                Kafka.find(
                        "images",
                        each ->
                                id.toString().equals(Kafka.header(each, "ce_id"))
                                        && Kafka.header(each, "ce_models") != null);
        assertThat(record.value()).isEqualTo(picture);
        assertThat(Kafka.header(record, "ce_models")).isEqualTo("asked@1.0.0");
        assertThat(Kafka.header(record, "ce_only")).isEqualTo("true");
        assertThat(Kafka.header(record, "ce_main")).isEqualTo("false");
        assertThat(Kafka.header(record, "ce_purpose")).isNull();
        assertThat(Kafka.header(record, "ce_source")).isEqualTo("/uploads");
        assertThat(Kafka.header(record, "ce_time")).isEqualTo(Api.get(id).path("submittedAt"));
        assertThat(Kafka.header(record, "content-type")).isEqualTo("image/jpeg");
    }

    @Test
    void imageThatIsNotArchivedYetIsAConflict() {
        Models.ready("asked", "1.0.0");
        UUID id = Api.upload(Pictures.jpeg());
        Api.awaitContent(id);
        Rows.run("update image set object_key = null where id = '%s'".formatted(id));

        assertProblem(ask(id, "?model=asked"), 409, "not-archived");
    }

    @Test
    void originalThatIsGoneIsAProblem() {
        Models.ready("asked", "1.0.0");
        UUID id = Api.upload(Pictures.jpeg());
        Api.awaitContent(id);
        Rows.run("update image set object_key = 'nowhere.jpg' where id = '%s'".formatted(id));

        assertProblem(ask(id, "?model=asked"), 404, "original-missing");
    }

    @Test
    void unknownImageModelOrNoModelIsAProblem() {
        Models.ready("asked", "1.0.0");
        UUID id = Api.upload(Pictures.jpeg());

        assertProblem(ask(UUID.randomUUID(), "?model=asked"), 404, "image-not-found");
        assertProblem(ask(id, "?model=nobody"), 400, "unknown-model");
        assertProblem(ask(id, ""), 400, "bad-request");
    }

    private static Response ask(UUID id, String query) {
        return given().post(Api.IMAGES + "/" + id + "/results" + query);
    }

    private static void assertProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}
