package io.romanesco.api.statistics;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Rows;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatsTest {

    @Test
    void theStatisticsCountEveryImageOnce() {
        String category = "Counted_" + UUID.randomUUID().toString().substring(0, 8);
        UUID right = Api.classified(category);
        Api.classified(category);
        UUID refused = UUID.randomUUID();
        Inference.rejects(refused, "/cameras/stats");
        Api.awaitStatus(refused, "REJECTED");
        given().contentType("application/json")
                .body(Map.of("label", category))
                .patch(Api.IMAGES + "/" + right)
                .then()
                .statusCode(200);

        await().untilAsserted(() -> {
            JsonPath stats = given().get("/api/v1/stats").jsonPath();
            assertThat(stats.getLong("images")).isEqualTo(Rows.count("select count(*) from image"));
            assertThat(count(stats, "categories", "name", category)).isEqualTo(2);
            assertThat(count(stats, "sources", "name", "/cameras/stats")).isOne();
            assertThat(count(stats, "rejections", "code", "unsupported-type")).isPositive();
            assertThat(count(stats, "colors.rgb", "color", "#FF8000")).isGreaterThanOrEqualTo(2);
            assertThat(stats.getList("colors.rgb")).hasSize(12);
            assertThat(stats.getList("colors.ryb")).hasSize(12);
            assertThat(stats.getLong("statuses.REJECTED")).isPositive();
            assertThat(stats.getLong("labelled.images")).isPositive();
            assertThat(stats.getDouble("labelled.accuracy")).isBetween(0.0, 1.0);
        });
    }

    private static int count(JsonPath stats, String list, String member, String value) {
        return stats.getInt("%s.find { it.%s == '%s' }.count".formatted(list, member, value));
    }
}
