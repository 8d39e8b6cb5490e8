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
import io.romanesco.api.support.Waiting;
import io.romanesco.contract.ModelAnnouncement;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ModelChoiceTest {

    @Test
    void chosenModelsBecomeHeaders() {
        Models.ready("first", "1.0.0");
        Models.ready("second", "2.0.0");

        ConsumerRecord<byte[], byte[]> record =
                uploaded("?model=first&model=second@2.0.0&only=true&annotate=true");

        assertThat(Kafka.header(record, "ce_models")).isEqualTo("first,second@2.0.0");
        assertThat(Kafka.header(record, "ce_only")).isEqualTo("true");
        assertThat(Kafka.header(record, "ce_annotate")).isEqualTo("true");
        assertThat(Kafka.header(record, "ce_purpose")).isNull();
    }

    @Test
    void listWithCommasIsTheSameAsSeveralParameters() {
        Models.ready("first", "1.0.0");
        Models.ready("second", "2.0.0");

        ConsumerRecord<byte[], byte[]> record = uploaded("?model=first,second@2.0.0,first");

        assertThat(Kafka.header(record, "ce_models")).isEqualTo("first,second@2.0.0");
        assertThat(Kafka.header(record, "ce_only")).isNull();
    }

    @Test
    void uploadWithoutAChoiceHasNoFurtherHeaders() {
        ConsumerRecord<byte[], byte[]> record = uploaded("?only=false&model=");

        assertThat(record.headers())
                .extracting(header -> header.key())
                .noneMatch(name -> name.startsWith("ce_model") || name.equals("ce_only"));
    }

    @Test
    void rawBodyMayChooseModelsToo() {
        Models.ready("first", "1.0.0");

        Response answer =
                given().contentType("image/jpeg")
                        .body(Pictures.jpeg())
                        .post(Api.IMAGES + "?model=first");

        assertThat(Kafka.header(record(answer), "ce_models")).isEqualTo("first");
    }

    @ParameterizedTest
    @CsvSource({
        "?model=nobody, unknown-model",
        "?model=first@9.9.9, unknown-model",
        "?model=ref, unknown-model",
        "?model=a%20b, unknown-model",
        "?model=first%2F1.0.0, unknown-model",
        "?only=true, bad-request",
        "?only=perhaps&model=first, bad-request",
        "?annotate=1, bad-request"
    })
    void choiceThatMakesNoSenseIsRefusedAndNothingIsStored(String query, String code) {
        Models.ready("first", "1.0.0");
        Models.announce("ref", "1.0.0", model -> model.put("state", "REFUSED"));
        long before = Rows.count("select count(*) from image");

        Response answer = post(query);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
        assertThat(Rows.count("select count(*) from image")).isEqualTo(before);
    }

    @Test
    void unknownModelIsToldWhichOnesThereAre() {
        Models.ready("first", "1.0.0");

        assertThat(post("?model=frist").<String>path("detail"))
                .startsWith("There is no model 'frist'. There are: ")
                .contains("first@1.0.0");
        assertThat(post("?model=first%2F1.0.0").<String>path("detail"))
                .startsWith("There is no model 'first")
                .doesNotStartWith("There is no model 'first@1.0.0'");
    }

    @ParameterizedTest
    @CsvSource({"?model=bad", "?model=bad@1.0.0", "?model=first&model=bad"})
    void refusedModelIsToldWithItsReason(String query) {
        Models.ready("first", "1.0.0");
        announce("bad", "REFUSED", "output masks is [3,1,7,7], expected [1,3,7,7]");

        assertThat(post(query).<String>path("detail"))
                .isEqualTo("bad@1.0.0 is refused: output masks is [3,1,7,7], expected [1,3,7,7].");
    }

    @Test
    void removedVersionIsRefusedAndAnUnloadedOneIsNot() {
        announce("removed", "RETIRED", ModelAnnouncement.REMOVED);
        announce("unloaded", "RETIRED", "unloaded by request");

        Response answer = post("?model=removed@1.0.0");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("code")).isEqualTo("unknown-model");
        assertThat(answer.<String>path("detail"))
                .isEqualTo("removed@1.0.0 is retired: removed from the repository.");
        assertThat(Kafka.header(uploaded("?model=unloaded"), "ce_models")).isEqualTo("unloaded");
    }

    private static void announce(String name, String state, String reason) {
        Models.announce(name, "1.0.0", model -> model.put("state", state).put("reason", reason));
        Waiting.await()
                .untilAsserted(() ->
                        given().get("/api/v1/models/" + name + "/versions/1.0.0")
                                .then()
                                .statusCode(200));
    }

    @Test
    void moreModelsThanAnImageMayHaveAreRefused() {
        String nine =
                IntStream.range(0, 9)
                        .mapToObj(number -> "model=m" + number)
                        .collect(Collectors.joining("&", "?", ""));

        Response answer = post(nine);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("code")).isEqualTo("too-many-models");
        assertThat(answer.<String>path("detail")).contains("8").contains("9");
    }

    private static ConsumerRecord<byte[], byte[]> uploaded(String query) {
        return record(post(query));
    }

    private static Response post(String query) {
        return given().urlEncodingEnabled(false)
                .multiPart("file", "a.jpg", Pictures.jpeg())
                .post(Api.IMAGES + query);
    }

    private static ConsumerRecord<byte[], byte[]> record(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        UUID id = UUID.fromString(answer.path("id"));
        return Kafka.find("images", each -> id.toString().equals(Kafka.header(each, "ce_id")));
    }
}
