package io.romanesco.api.results;

import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Kafka;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ResultConsumerTest {

    @Test
    void resultBecomesTheImagesClassification() {
        UUID id = Api.upload(Pictures.jpeg());

        Inference.classifies(id, "Carrot");

        JsonPath image = Api.awaitStatus(id, "CLASSIFIED");
        Contracts.assertValid("image", image.prettify());
        assertThat(image.getString("classification.category")).isEqualTo("Carrot");
        assertThat(image.getDouble("classification.score")).isEqualTo(0.9731);
        assertThat(image.getList("classification.predictions")).hasSize(5);
        assertThat(image.getString("classification.colors.rgb")).isEqualTo("#FF8000");
        assertThat(image.getString("classification.colors.ryb")).isEqualTo("#FC600A");
        assertThat(image.getMap("timings"))
                .containsOnlyKeys("queueMs", "decodeMs", "colorMs", "inferenceMs");
        assertThat(image.getDouble("timings.inferenceMs")).isEqualTo(48.7);
    }

    @Test
    void rejectionHasTimingsOfTheStagesThatItReached() {
        UUID id = UUID.randomUUID();

        Inference.rejects(id, "/cameras/timed");

        JsonPath image = Api.awaitStatus(id, "REJECTED");
        Contracts.assertValid("image", image.prettify());
        assertThat(image.getMap("timings")).doesNotContainKey("inferenceMs").isNotEmpty();
    }

    @Test
    void newerResultOfTheSameModelReplacesTheOlder() {
        UUID id = Api.classified("Carrot");

        Inference.classifies(id, "Tomato");

        await().untilAsserted(() ->
                assertThat(Api.get(id).<String>path("classification.category"))
                        .isEqualTo("Tomato"));
        assertThat(
                        Rows.count(
                                "select count(*) from result where image_id = '%s' and body ->> 'category' = 'Tomato'"
                                        .formatted(id)))
                .isEqualTo(1);
    }

    @Test
    void newerResultOfAnotherModelIsShownAndBothAreKept() {
        UUID id = Api.classified("Carrot");

        Inference.classifies(id, "Tomato", ofModel("second"));

        await().untilAsserted(() ->
                assertThat(Api.get(id).<String>path("classification.model")).isEqualTo("second"));
        assertThat(outcomesOf(id)).isEqualTo(2);
    }

    @Test
    void olderResultNeverHidesANewerOne() {
        UUID id = Api.classified("Carrot");

        Inference.classifies(
                id,
                "Tomato",
                ofModel("late")
                        .andThen(o ->
                                o.put("classifiedAt", Instant.now().minusSeconds(60).toString())));

        await().until(() -> outcomesOf(id) == 2);
        assertThat(Api.get(id).<String>path("classification.category")).isEqualTo("Carrot");
    }

    @Test
    void categoryThatNoModelAnnouncedIsAdded() {
        String category = "New_" + UUID.randomUUID().toString().substring(0, 8);

        Api.classified(category);

        assertThat(
                        RestAssured.get("/api/v1/categories")
                                .jsonPath()
                                .getList("categories.name", String.class))
                .contains(category);
    }

    @Test
    void resultBeforeTheArchiveHasSeenTheFrameInsertsItsRow() {
        UUID id = UUID.randomUUID();

        Inference.rejects(id, "/cameras/quick");

        JsonPath image = Api.awaitStatus(id, "REJECTED");
        Contracts.assertValid("image", image.prettify());
        assertThat(image.getString("source")).isEqualTo("/cameras/quick");
        assertThat(image.getString("rejection.code")).isEqualTo("unsupported-type");
    }

    @Test
    void resultOfAnUploadWithoutARowInsertsNone() {
        UUID withdrawn = UUID.randomUUID();
        UUID next = Api.upload(Pictures.jpeg());

        Inference.classifies(withdrawn, "Carrot");
        Inference.classifies(next, "Carrot");

        Api.awaitStatus(next, "CLASSIFIED");
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(Api.get(withdrawn).statusCode()).isEqualTo(404));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{broken, not the JSON",
                "``, lacks required members",
                "null, lacks required members",
                "[], not the JSON",
                "{}, lacks required members",
                "`{\"status\":\"LOST\"}`, not the JSON",
                "`{\"task\":\"juggling\"}`, unknown task",
                "`{\"task\":\"detection\"}`, lacks required members",
                "`{\"task\":\"detection\",\"status\":\"LOST\"}`, not the JSON",
            })
    void malformedRecordBecomesADeadLetterAndTheNextOneIsStored(String value, String reason) {
        String key = UUID.randomUUID().toString();
        UUID id = Api.upload(Pictures.jpeg());

        Kafka.send("classifications", key, value.getBytes(StandardCharsets.UTF_8), Map.of());
        Inference.classifies(id, "Carrot");

        Api.awaitStatus(id, "CLASSIFIED");
        ConsumerRecord<byte[], byte[]> letter = deadLetter(key);
        assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo(value);
        assertThat(Kafka.header(letter, "dead-letter-reason")).contains(reason);
        assertThat(Kafka.header(letter, "dead-letter-topic")).isEqualTo("classifications");
    }

    @Test
    void resultWithAColourOfNoPaletteBecomesADeadLetter() {
        UUID id = Api.upload(Pictures.jpeg());
        String result =
                Contracts.sample("classification")
                        .replaceAll("\"id\": *\"[^\"]*\"", "\"id\": \"" + id + "\"")
                        .replace("#FF8000", "#FF8001");
        assertThat(result).contains(id.toString()).contains("#FF8001");

        Kafka.send(
                "classifications",
                id.toString(),
                result.getBytes(StandardCharsets.UTF_8),
                Map.of());

        assertThat(deadLetter(id.toString()).value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(result);
        assertThat(Api.get(id).<String>path("status")).isEqualTo("PENDING");
        assertThat(outcomesOf(id)).isZero();
    }

    private static ConsumerRecord<byte[], byte[]> deadLetter(String key) {
        return Kafka.find(
                "images-dead-letter",
                r -> r.key() != null && key.equals(new String(r.key(), StandardCharsets.UTF_8)));
    }

    @Test
    void resultWhileTheDatabaseIsBrokenIsStoredAfterwards() {
        UUID id = Api.upload(Pictures.jpeg());
        Rows.run("alter table result rename to result_away");
        try {
            Inference.classifies(id, "Carrot");
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(Api.get(id).<String>path("status")).isEqualTo("PENDING"));
        } finally {
            Rows.run("alter table result_away rename to result");
        }

        Api.awaitStatus(id, "CLASSIFIED");
    }

    private static long outcomesOf(UUID id) {
        return Rows.count("select count(*) from result where image_id = '" + id + "'");
    }

    private static java.util.function.Consumer<ObjectNode> ofModel(String name) {
        return outcome -> {
            ((ObjectNode) outcome.get("model")).put("name", name);
            ((ObjectNode) outcome.get("classification")).put("model", name);
        };
    }
}
