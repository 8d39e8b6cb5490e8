package io.romanesco.api.models;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Kafka;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogTest {

    @Test
    void announcedModelIsListedWithItsCategories() {
        Inference.announces("roots", "1.0.0", List.of("Beetroot", "Swede"));
        Inference.announces("roots", "2.0.0", List.of("Beetroot", "Swede", "Turnip"));

        await().untilAsserted(() ->
                assertThat(models().getList("models.findAll { it.name == 'roots' }.version"))
                        .containsExactly("1.0.0", "2.0.0"));
        assertThat(categories("?model=roots")).containsExactly("Beetroot", "Swede", "Turnip");
        assertThat(categories("")).contains("Beetroot", "Turnip");
        JsonPath model = models();
        model.setRootPath("models.find { it.name == 'roots' }");
        assertThat(model.getString("precision")).isEqualTo("int8");
        assertThat(model.getInt("activation.width")).isEqualTo(8);
        assertThat(model.getBoolean("default")).isTrue();
    }

    @Test
    void malformedAnnouncementDoesNotStopTheNextOne() {
        Kafka.send("models", "x/1", "{}".getBytes(StandardCharsets.UTF_8), Map.of());

        String tooLong = "x".repeat(101);
        Inference.announces("before", "1.0.0", List.of(tooLong));
        Inference.announces("before", "1.0.0", List.of("a\nb"));
        Inference.announces("after", "1.0.0", List.of("Chard"));

        await().untilAsserted(
                        () -> assertThat(categories("?model=after")).containsExactly("Chard"));
        given().get("/api/v1/models/before/versions/1.0.0").then().statusCode(404);
    }

    @Test
    void categoryHasTheNumberOfItsImages() {
        Api.classified("Salsify");
        Api.classified("Salsify");

        int count =
                given().get("/api/v1/categories")
                        .jsonPath()
                        .getInt("categories.find { it.name == 'Salsify' }.count");

        assertThat(count).isEqualTo(2);
    }

    @Test
    void categoriesOfAnUnknownModelAreRefused() {
        var answer = given().get("/api/v1/categories?model=nobody");

        assertThat(answer.statusCode()).isEqualTo(400);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo("unknown-model");
    }

    @Test
    void palettesHaveTwelveColoursInOrder() {
        JsonPath palettes = given().get("/api/v1/palettes").jsonPath();

        assertThat(palettes.getList("palettes.name")).containsExactly("rgb", "ryb");
        assertThat(palettes.getList("palettes[0].colors"))
                .hasSize(12)
                .startsWith("#FF0000", "#FF8000")
                .endsWith("#FF0080");
        assertThat(palettes.getList("palettes[1].colors"))
                .hasSize(12)
                .startsWith("#FE2712")
                .endsWith("#C21460");
    }

    private static JsonPath models() {
        return given().get("/api/v1/models").jsonPath();
    }

    private static List<String> categories(String query) {
        return given().get("/api/v1/categories" + query).jsonPath().getList("categories.name");
    }
}
