package io.romanesco.api.statistics;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Roles;
import io.romanesco.api.support.Rows;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatsTest {

    private static final String[] STATUSES = {
        "PENDING", "CLASSIFIED", "ANALYSED", "REJECTED", "FAILED"
    };

    @Test
    void statsCountEveryImageOnce() {
        String category = "Counted_" + UUID.randomUUID().toString().substring(0, 8);
        UUID right = Api.classified(category);
        Api.classified(category);
        UUID wrong = Api.classified("Other_" + category);
        UUID refused = UUID.randomUUID();
        Inference.rejects(refused, "/cameras/" + category);
        Api.awaitStatus(refused, "REJECTED");
        label(right, category);
        label(wrong, category);

        await().untilAsserted(() -> {
            JsonPath stats = given().get("/api/v1/stats").jsonPath();
            assertThat(count(stats, "categories", "name", category)).isEqualTo(3);
            assertThat(count(stats, "sources", "name", "/cameras/" + category)).isOne();
            assertThat(confusion(stats, category, category)).isOne();
            assertThat(confusion(stats, category, "Other_" + category)).isOne();
            assertThat(stats.getLong("images")).isEqualTo(images("true"));
            for (String status : STATUSES) {
                assertThat(stats.getLong("statuses." + status))
                        .as(status)
                        .isEqualTo(images("status = '%s'".formatted(status)));
            }
            assertThat(count(stats, "models", "name", "vegetables"))
                    .isEqualTo(images("model = 'vegetables'"));
            assertThat(count(stats, "rejections", "code", "unsupported-type"))
                    .isEqualTo(images("rejection_code = 'unsupported-type'"));
            for (String palette : List.of("rgb", "ryb")) {
                List<Map<String, ?>> colors = stats.getList("colors." + palette);
                assertThat(colors).hasSize(12);
                assertThat(colors)
                        .allSatisfy(color ->
                                assertThat(((Number) color.get("count")).longValue())
                                        .isEqualTo(
                                                images(
                                                        "%s = '%s'"
                                                                .formatted(
                                                                        palette,
                                                                        color.get("color")))));
            }
        });
    }

    @Test
    void imageOfOtherModelsCountsWithItsObjects() {
        String category = "Found_" + UUID.randomUUID().toString().substring(0, 8);
        UUID image = Api.upload(Pictures.jpeg());
        Inference.annotates(image, "/uploads", List.of(category, category), _ -> {});
        Inference.annotates(
                image, "/uploads", List.of(category), Roles.beside("second-" + category, "1.0.0"));
        Api.awaitStatus(image, "ANALYSED");

        await().untilAsserted(() -> {
            JsonPath stats = given().get("/api/v1/stats").jsonPath();
            assertThat(count(stats, "objects", "name", category)).isOne();
            assertThat(stats.getLong("images")).isEqualTo(images("true"));
            assertThat(stats.getLong("statuses.ANALYSED"))
                    .isEqualTo(images("status = 'ANALYSED'"))
                    .isPositive();
            assertThat(stats.getLong("perMinute.analysed.sum()")).isPositive();
        });
    }

    @Test
    void accuracyIsTheShareOfLabelledImagesThatAreClassifiedAsTheirLabel() {
        String category = "Accurate_" + UUID.randomUUID().toString().substring(0, 8);
        label(Api.classified(category), category);
        label(Api.classified("Not_" + category), category);

        await().untilAsserted(() -> {
            JsonPath labelled = given().get("/api/v1/stats").jsonPath();
            labelled.setRootPath("labelled");
            long images = images("label is not null and category is not null");
            long correct = images("label = category");
            assertThat(labelled.getLong("images")).isEqualTo(images);
            assertThat(labelled.getLong("correct")).isEqualTo(correct).isBetween(1L, images - 1);
            assertThat(labelled.getDouble("accuracy"))
                    .isCloseTo((double) correct / images, within(1e-6));
        });
    }

    @Test
    void perMinuteCountsResultsOfTheLastHour() {
        Api.classified("Carrot");

        await().untilAsserted(() -> {
            JsonPath stats = given().get("/api/v1/stats").jsonPath();
            String lastHour =
                    "classified_at between date_trunc('minute', now()) - interval '59 minutes' and"
                            + " now() and status = ";
            assertThat(stats.getLong("perMinute.classified.sum()"))
                    .isEqualTo(images(lastHour + "'CLASSIFIED'"))
                    .isPositive();
            assertThat(stats.getLong("perMinute.rejected.sum()"))
                    .isEqualTo(images(lastHour + "'REJECTED'"));
        });
    }

    @Test
    void sourcesAreTheHundredWithTheMostImages() {
        Rows.run(
                """
                insert into image (id, source, status, submitted_at)
                select gen_random_uuid(), '/cameras/many-' || camera, 'PENDING', now()
                from generate_series(1, 101) as camera, generate_series(1, 1 + camera % 2)
                """);
        try {
            await().untilAsserted(() -> {
                List<Map<String, ?>> sources =
                        given().get("/api/v1/stats").jsonPath().getList("sources");
                assertThat(sources).hasSize(100);
                assertThat(sources.stream().map(source -> (Integer) source.get("count")))
                        .isSortedAccordingTo(Comparator.reverseOrder());
                assertThat(sources)
                        .filteredOn(source -> source.get("name").toString().contains("/many-"))
                        .filteredOn(source -> source.get("count").equals(2))
                        .hasSize(51);
            });
        } finally {
            Rows.run("delete from image where source like '/cameras/many-%'");
        }
    }

    private static void label(UUID id, String category) {
        given().contentType("application/json")
                .body(Map.of("label", category))
                .patch(Api.IMAGES + "/" + id)
                .then()
                .statusCode(200);
    }

    private static long images(String condition) {
        return Rows.count("select count(*) from image where " + condition);
    }

    private static int confusion(JsonPath stats, String label, String category) {
        return stats.getInt(
                "confusion.find { it.label == '%s' && it.category == '%s' }.count"
                        .formatted(label, category));
    }

    private static int count(JsonPath stats, String list, String member, String value) {
        return stats.getInt("%s.find { it.%s == '%s' }.count".formatted(list, member, value));
    }
}
