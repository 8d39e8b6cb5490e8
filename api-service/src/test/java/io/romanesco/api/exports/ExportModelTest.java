package io.romanesco.api.exports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Models;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Roles;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of what one model said. */
@QuarkusTest
class ExportModelTest {

    private final String model = "exported-" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"coco", "csv", "imagefolder"})
    void unknownModelIsRefused(String format) {
        assertRefused(export(format, model));
    }

    @Test
    void unknownVersionOfAListedModelIsRefused() {
        Models.ready(model, "1.0.0");

        assertRefused(export("csv", model + "@2.0.0"));
        assertThat(export("csv", model + "@1.0.0").statusCode()).isEqualTo(200);
        assertThat(export("csv", model).statusCode()).isEqualTo(200);
    }

    @Test
    void modelThatIsNotListedButHasResultsIsExported() {
        UUID image = Api.upload(Pictures.jpeg());
        Inference.classifies(image, "Carrot", Roles.of(model, "1.0.0"));
        Api.awaitStatus(image, "CLASSIFIED");

        assertThat(export("csv", model + "@1.0.0").statusCode()).isEqualTo(200);
    }

    private static void assertRefused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo("unknown-model");
    }

    private static Response export(String format, String model) {
        return given().get("/api/v1/exports?format=" + format + "&model=" + model);
    }
}
