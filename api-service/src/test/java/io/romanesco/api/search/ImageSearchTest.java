package io.romanesco.api.search;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Pictures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ImageSearchTest {

    private final String category = "Cat_" + UUID.randomUUID().toString().substring(0, 8);
    private final List<UUID> ids = new ArrayList<>();

    @BeforeEach
    void fiveImagesOfACategoryOfTheirOwnTheLastOfThemBlue() {
        for (int i = 0; i < 5; i++) {
            UUID id = Api.upload(Pictures.jpeg());
            String rgb = i == 4 ? "#0000FF" : "#FF8000";
            Inference.classifies(id, category, outcome -> colors(outcome).put("rgb", rgb));
            ids.add(id);
        }
        ids.forEach(id -> Api.awaitStatus(id, "CLASSIFIED"));
    }

    private static ObjectNode colors(ObjectNode outcome) {
        return (ObjectNode) outcome.at("/classification/colors");
    }

    @Test
    void pageCompressedIsTheSameJson() {
        String path = "/api/v1/images?category=" + category;
        Response plain =
                given().config(config().decoderConfig(decoderConfig().noContentDecoders()))
                        .get(path);
        Response compressed = given().get(path);

        assertThat(plain.contentType()).startsWith("application/json");
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.asString()).isEqualTo(plain.asString());
        assertThat(given().head(path).contentType()).isEqualTo(plain.contentType());
    }

    /** More readers than connections: none may hold one while it waits for another. */
    @Test
    void manyReadersAtATimeAreAllAnswered() throws Exception {
        Api.classified("Carrot");
        try (ExecutorService readers = Executors.newFixedThreadPool(64)) {
            List<Callable<Integer>> reads =
                    Collections.nCopies(
                            256, () -> given().get("/api/v1/images?category=Carrot").statusCode());

            List<Future<Integer>> answers = readers.invokeAll(reads);

            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    @Test
    void pageShowsNewestFirst() {
        JsonPath page = find(Map.of("category", category));

        assertThat(idsOf(page)).containsExactlyElementsOf(ids.reversed());
        assertThat(page.getString("next")).isNull();
        assertThat(page.getList("items")).hasSize(5);
        Contracts.assertValid("image", Api.get(ids.getFirst()).asString());
    }

    @Test
    void imageOnAPageIsTheSameAsAlone() {
        UUID refused = Api.upload(Pictures.jpeg());
        Inference.rejects(refused, "/uploads");
        Api.awaitStatus(refused, "REJECTED");
        UUID waiting = Api.upload(Pictures.jpeg());
        UUID labelled = ids.getLast();
        given().contentType("application/json")
                .body(Map.of("label", category))
                .patch(Api.IMAGES + "/" + labelled)
                .then()
                .statusCode(200);

        for (UUID id : List.of(ids.getFirst(), refused, waiting, labelled)) {
            Map<String, Object> alone = Api.get(id).jsonPath().getMap("");
            List<Map<String, Object>> page = find(Map.of("limit", "100")).getList("items");

            assertThat(page).contains(alone);
        }
    }

    @ParameterizedTest(name = "status {0}")
    @ValueSource(strings = {"", "CLASSIFIED"})
    void pagesTogetherShowEveryImageOnce(String status) {
        List<UUID> seen = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            JsonPath found =
                    find(
                            Map.of(
                                    "category",
                                    category,
                                    "status",
                                    status,
                                    "limit",
                                    "2",
                                    "cursor",
                                    cursor));
            seen.addAll(idsOf(found));
            cursor = found.getString("next");
        }

        assertThat(cursor).isNull();
        assertThat(seen).containsExactlyElementsOf(ids.reversed());
    }

    @Test
    void cursorWithOtherFiltersIsRefused() {
        String cursor = find(Map.of("category", category, "limit", "2")).getString("next");

        refused(Map.of("cursor", cursor, "status", "CLASSIFIED"), "bad-cursor");
    }

    @Test
    void colourWithOrWithoutHashInAnyCaseIsFound() {
        for (String color : List.of("0000FF", "#0000FF", "0000ff")) {
            JsonPath page = find(Map.of("category", category, "palette", "rgb", "color", color));

            assertThat(idsOf(page)).containsExactly(ids.getLast());
        }
        assertThat(
                        idsOf(
                                find(
                                        Map.of(
                                                "category", category,
                                                "palette", "ryb",
                                                "color", "FC600A"))))
                .hasSize(5);
    }

    @Test
    void sampleHasTheWantedSizeWithoutDuplicates() {
        JsonPath sample = find(Map.of("category", category, "order", "random", "limit", "3"));

        assertThat(idsOf(sample)).hasSize(3).isSubsetOf(ids).doesNotHaveDuplicates();
        assertThat(sample.getString("next")).isNull();
    }

    @Test
    void samplesTogetherReachEveryImage() {
        HashSet<UUID> seen = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            seen.addAll(idsOf(find(Map.of("category", category, "order", "random", "limit", "1"))));
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void statusSourceAndModelFiltersNarrow() {
        assertThat(idsOf(find(Map.of("category", category, "status", "CLASSIFIED")))).hasSize(5);
        assertThat(idsOf(find(Map.of("category", category, "status", "PENDING")))).isEmpty();
        assertThat(idsOf(find(Map.of("category", category, "source", "/uploads")))).hasSize(5);
        assertThat(idsOf(find(Map.of("category", category, "source", "/cameras/x")))).isEmpty();
        assertThat(idsOf(find(Map.of("category", category, "model", "vegetables")))).hasSize(5);
        assertThat(idsOf(find(Map.of("category", category, "model", "other")))).isEmpty();
    }

    @Test
    void categoryFilterOfALabelledImageMeansTheLabel() {
        UUID labelled = ids.getFirst();
        String other = "Other_" + category;
        Api.classified(other);

        given().contentType("application/json")
                .body(Map.of("label", other))
                .patch(Api.IMAGES + "/" + labelled)
                .then()
                .statusCode(200);

        assertThat(idsOf(find(Map.of("category", category)))).hasSize(4).doesNotContain(labelled);
        assertThat(idsOf(find(Map.of("category", other)))).hasSize(2).contains(labelled);
        assertThat(idsOf(find(Map.of("label", other)))).containsExactly(labelled);
    }

    private static JsonPath find(Map<String, String> parameters) {
        Response answer = given().queryParams(parameters).get(Api.IMAGES);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static void refused(Map<String, String> parameters, String code) {
        Response answer = given().queryParams(parameters).get(Api.IMAGES);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }

    private static List<UUID> idsOf(JsonPath page) {
        return page.getList("items.id", UUID.class);
    }
}
