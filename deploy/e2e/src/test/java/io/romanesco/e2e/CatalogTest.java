package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Stacks.class)
class CatalogTest {

    private final Api api;

    CatalogTest(LocalStack stack) {
        this.api = stack.api();
    }

    @Test
    void modelsAndCategoriesListTheAnnouncedModel() {
        Patience.await("the announcement")
                .untilAsserted(() ->
                        assertThat(api.get("/api/v1/models").text())
                                .contains("vegetables", "Bitter_Gourd"));
        assertThat(api.get("/api/v1/categories?model=vegetables").text())
                .contains("Bean", "Bitter_Gourd", "Tomato");
    }

    @Test
    void palettesHaveTwelveColoursInOrder() {
        String palettes = api.get("/api/v1/palettes").text();

        assertThat(palettes).containsSubsequence("#FF0000", "#FF8000", "#FFFF00", "#FF0080");
        assertThat(palettes).containsSubsequence("#FE2712", "#FC600A", "#FB9902", "#C21460");
    }

    @Test
    void statisticsCountClassifiedImages() {
        int before = classified();

        api.classified(Drawings.jpeg(601));

        Patience.await("the count").until(() -> classified() == before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/q/openapi",
                "/q/swagger-ui/",
                "/q/health/live",
                "/q/health/ready",
                "/q/health/started",
                "/q/metrics"
            })
    void operatorsEndpointsAnswer(String path) {
        Answer answer = api.get(path);

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.body()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v1/images/a/b/c"})
    void unknownPathIsAProblem(String path) {
        Answer answer = api.get(path);

        assertThat(answer.status()).as("%s", answer).isEqualTo(404);
    }

    private int classified() {
        JsonNode stats = api.get("/api/v1/stats").json();
        return stats.at("/statuses/CLASSIFIED").asInt();
    }
}
