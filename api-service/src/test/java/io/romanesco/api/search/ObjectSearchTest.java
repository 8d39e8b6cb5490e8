package io.romanesco.api.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Pictures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Images by the objects that models have found in them. */
@QuarkusTest
class ObjectSearchTest {

    private final String category = "Obj_" + UUID.randomUUID().toString().substring(0, 8);
    private final List<UUID> ids = new ArrayList<>();

    @BeforeEach
    void imagesWithOneToFourObjectsEachFoundByTwoModels() {
        for (int count = 1; count <= 4; count++) {
            UUID id = Api.upload(Pictures.jpeg());
            List<String> found = Collections.nCopies(count, category);
            Inference.annotates(id, "/uploads", found, ofModel("other", false));
            Inference.annotates(id, "/uploads", found, ofModel("detector", true));
            ids.add(id);
        }
        ids.forEach(id -> Api.awaitStatus(id, "ANALYSED"));
    }

    @Test
    void imagesWithAtLeastThatManyAreFoundOnceNewestFirst() {
        assertThat(found(Map.of())).containsExactlyElementsOf(ids.reversed());
        assertThat(found(Map.of("atLeast", "3"))).containsExactly(ids.get(3), ids.get(2));
        assertThat(found(Map.of("atLeast", "5"))).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepeats() {
        JsonPath first = find(Map.of("atLeast", "2", "limit", "2"));
        JsonPath second =
                find(Map.of("atLeast", "2", "limit", "2", "cursor", first.getString("next")));

        assertThat(idsOf(first)).containsExactly(ids.get(3), ids.get(2));
        assertThat(idsOf(second)).containsExactly(ids.get(1));
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void randomSampleHasEachImageOnce() {
        assertThat(found(Map.of("atLeast", "2", "order", "random")))
                .containsExactlyInAnyOrder(ids.get(1), ids.get(2), ids.get(3));
    }

    @Test
    void otherFiltersNarrowTheObjectsDown() {
        Inference.classifies(ids.get(2), "Tomato");
        Api.awaitStatus(ids.get(2), "CLASSIFIED");

        for (String order : List.of("newest", "random")) {
            assertThat(found(Map.of("atLeast", "2", "status", "ANALYSED", "order", order)))
                    .containsExactlyInAnyOrder(ids.get(1), ids.get(3));
            assertThat(found(Map.of("atLeast", "2", "category", "Tomato", "order", order)))
                    .containsExactly(ids.get(2));
        }
    }

    @Test
    void changeOfAnImageCountsForItsObjects() {
        UUID image = ids.get(2);
        assertThat(found(Map.of("label", category))).isEmpty();

        label(image, "\"" + category + "\"");

        assertThat(found(Map.of("label", category))).containsExactly(image);
        assertThat(found(Map.of("category", category, "order", "random"))).containsExactly(image);
        assertThat(found(Map.of("model", "detector"))).containsExactlyElementsOf(ids.reversed());
        assertThat(found(Map.of("source", "/uploads", "label", category, "atLeast", "4")))
                .isEmpty();
        label(image, "null");
        assertThat(found(Map.of("label", category))).isEmpty();
    }

    private static void label(UUID image, String label) {
        given().contentType("application/json")
                .body("{\"label\":%s}".formatted(label))
                .patch(Api.IMAGES + "/" + image)
                .then()
                .statusCode(200);
    }

    @Test
    void categoriesTellHowManyImagesHaveSuchObjects() {
        JsonPath categories = given().get("/api/v1/categories").jsonPath();

        assertThat(categories.getMap("categories.find { it.name == '%s' }".formatted(category)))
                .isEqualTo(Map.of("name", category, "count", 0, "objects", 4));
    }

    private static Consumer<ObjectNode> ofModel(String name, boolean main) {
        return outcome -> {
            ((ObjectNode) outcome.get("model")).put("name", name);
            if (!main) {
                outcome.put("main", false);
            }
        };
    }

    private List<UUID> found(Map<String, String> parameters) {
        return idsOf(find(parameters));
    }

    private JsonPath find(Map<String, String> parameters) {
        return given().queryParam("object", category)
                .queryParams(parameters)
                .get(Api.IMAGES)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<UUID> idsOf(JsonPath page) {
        return page.getList("items.id", String.class).stream().map(UUID::fromString).toList();
    }
}
