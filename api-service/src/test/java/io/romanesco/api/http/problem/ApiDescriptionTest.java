package io.romanesco.api.http.problem;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Models;
import io.romanesco.api.support.Roles;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenAPI document against what the service answers: clients are generated from it. */
@QuarkusTest
class ApiDescriptionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "/api/v1/images?limit=5, GalleryPage",
        "/api/v1/categories, Categories",
        "/api/v1/palettes, Palettes",
        "/api/v1/models, Models",
        "/api/v1/models/described/versions/1.0.0, Model",
        "/api/v1/models/described/policy, ModelPolicy",
        "/api/v1/policies, Policies",
        "/api/v1/stats, Stats"
    })
    void responsesMatchTheirSchema(String path, String schema) throws Exception {
        Models.ready("described", "1.0.0");
        Api.classified("Carrot");

        assertDescribed(given().urlEncodingEnabled(false).get(path).asString(), schema);
    }

    @Test
    void anImageAndItsActivationMatchTheirSchema() throws Exception {
        UUID id = Api.classified("Carrot");

        assertDescribed(Api.get(id).asString(), "Image");
        assertDescribed(
                given().get(Api.IMAGES + "/" + id + "/activation").asString(), "Activation");
    }

    @Test
    void resultsOfAllTasksAndAnAnalysedImageMatchTheirSchema() throws Exception {
        UUID id = Api.classified("Carrot");
        Inference.annotates(id, "/uploads", List.of("Carrot"), main -> {});
        Api.awaitStatus(id, "ANALYSED");

        assertDescribed(Api.get(id).asString(), "Image");
        assertDescribed(
                given().get(Api.IMAGES + "/" + id + "/results?masks=true").asString(), "Results");
    }

    @Test
    void disagreementOfDetectorsMatchesItsSchema() throws Exception {
        UUID id = UUID.randomUUID();
        String other = "other-" + id;
        Inference.annotates(id, "/cameras/yard", List.of("dog"), _ -> {});
        Inference.annotates(id, "/cameras/yard", List.of(), Roles.shadow(other, "1.0.0"));
        String path = "/api/v1/disagreements?b=" + other;
        await().until(() -> !given().get(path).jsonPath().getList("items").isEmpty());

        String page = given().get(path).asString();

        assertThat(JSON.readTree(page).at("/items/0/differences/0/box")).hasSize(4);
        assertDescribed(page, "DisagreementPage");
    }

    @Test
    void everyOperationHasAUniqueIdAndAProblemResponse() throws Exception {
        List<String> names = new ArrayList<>();
        for (JsonNode path : document().get("paths")) {
            for (JsonNode operation : path) {
                if (operation.has("responses")) {
                    names.add(operation.path("operationId").asText());
                    assertThat(operation.at("/responses/default/content").fieldNames())
                            .toIterable()
                            .containsExactly("application/problem+json");
                }
            }
        }
        assertThat(names).hasSizeGreaterThan(10).doesNotContain("").doesNotHaveDuplicates();
    }

    @Test
    void schemasOfTheFrameworkAreNotDescribed() throws Exception {
        assertThat(document().at("/components/schemas").fieldNames())
                .toIterable()
                .contains("Image", "Problem")
                .doesNotContain("HttpProblem", "OutboundSseEvent", "MediaType");
    }

    /** The configuration warns of a key that is there twice, with the whole value. */
    @Test
    void sharedTypesAreDescribedOnce() throws Exception {
        List<String> keys = new ArrayList<>();
        Properties described =
                new Properties() {
                    @Override
                    public synchronized Object put(Object key, Object value) {
                        keys.add((String) key);
                        return super.put(key, value);
                    }
                };
        try (InputStream file =
                getClass().getResourceAsStream("/META-INF/microprofile-config.properties")) {
            described.load(file);
        }

        assertThat(keys)
                .contains("mp.openapi.schema.io.romanesco.contract.Mask")
                .doesNotHaveDuplicates();
    }

    private static void assertDescribed(String answer, String name) throws Exception {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$ref", "#/components/schemas/" + name);
        schema.set("components", document().get("components"));
        Schema described =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema.toString(), InputFormat.JSON);

        assertThat(described.validate(answer, InputFormat.JSON)).as(answer).isEmpty();
    }

    private static JsonNode document() throws Exception {
        return JSON.readTree(given().get("/q/openapi?format=json").asString());
    }
}
