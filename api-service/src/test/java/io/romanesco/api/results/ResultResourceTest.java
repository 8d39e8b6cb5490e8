package io.romanesco.api.results;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResultResourceTest {

    private static final String SEMANTIC =
            """
            {"size":[3,4],"classes":[{"category":"Leek","counts":"363","share":0.5}]}
            """;

    @Test
    void resultsOfAllModelsComeNewestFirst() {
        UUID id = Api.classified("Carrot");
        Inference.annotates(id, "/uploads", List.of("Carrot", "Leek"), o -> o.put("main", false));
        Inference.classifies(
                id,
                "Tomato",
                o -> {
                    o.put("role", "shadow").put("main", false);
                    ((ObjectNode) o.get("model")).put("name", "candidate");
                });

        JsonPath results = awaitResults(id, 3);

        assertThat(results.getList("results.model"))
                .containsExactly("candidate", "vegetable-instances", "vegetables");
        assertThat(results.getList("results.role")).containsExactly("shadow", "primary", "primary");
        assertThat(results.getList("results.main")).containsExactly(false, false, true);
        assertThat(results.getString("results[0].classification.category")).isEqualTo("Tomato");
        assertThat(results.getList("results[1].objects.category"))
                .containsExactly("Carrot", "Leek");
        assertThat(results.getList("results[1].objects[0].box", Double.class))
                .containsExactly(1.0, 0.0, 2.0, 3.0);
        assertThat(results.getDouble("results[1].timings.inferenceMs")).isEqualTo(40.5);
    }

    @Test
    void masksComeOnlyWhenAskedFor() throws Exception {
        UUID id = UUID.randomUUID();
        ObjectNode semantic = (ObjectNode) new ObjectMapper().readTree(SEMANTIC);
        Inference.annotates(id, "/cameras/m", List.of("Leek"), o -> o.set("semantic", semantic));

        JsonPath without = awaitResults(id, 1);
        Response with = given().queryParam("masks", true).get(path(id));

        Contracts.assertValid("results", with.asString());
        assertThat(without.prettify()).contains("share").doesNotContain("counts");
        assertThat(with.<String>path("results[0].objects[0].mask.counts")).isEqualTo("363");
        assertThat(with.<String>path("results[0].semantic.classes[0].counts")).isEqualTo("363");
    }

    @Test
    void rejectionIsAResultToo() {
        UUID id = UUID.randomUUID();
        Inference.rejects(id, "/cameras/r");

        assertThat(awaitResults(id, 1).getString("results[0].rejection.code"))
                .isEqualTo("unsupported-type");
    }

    @Test
    void unknownImageHasNoResults() {
        Response answer = given().get(path(UUID.randomUUID()));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.<String>path("code")).isEqualTo("image-not-found");
    }

    private static JsonPath awaitResults(UUID id, int count) {
        await().untilAsserted(() ->
                assertThat(given().get(path(id)).jsonPath().getList("results")).hasSize(count));
        Response answer = given().get(path(id));
        Contracts.assertValid("results", answer.asString());
        return answer.jsonPath();
    }

    private static String path(UUID id) {
        return Api.IMAGES + "/" + id + "/results";
    }
}
