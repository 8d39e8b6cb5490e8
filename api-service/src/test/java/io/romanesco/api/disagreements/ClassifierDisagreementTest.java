package io.romanesco.api.disagreements;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Models;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Roles;
import io.romanesco.api.support.Rows;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Classifiers that know different categories. */
@QuarkusTest
class ClassifierDisagreementTest {

    private final String main = "main-" + UUID.randomUUID();
    private final String other = "other-" + UUID.randomUUID();
    private UUID image;

    @BeforeEach
    void classifyAnImageAsACarrot() {
        Models.knowing(main, "1.0.0", "Carrot", "Tomato");
        image = Api.upload(Pictures.jpeg());
        Inference.classifies(image, "Carrot", Roles.of(main, "1.0.0"));
        Api.awaitStatus(image, "CLASSIFIED");
    }

    @Test
    void modelThatDoesNotKnowTheOthersCategoryIsNotCompared() {
        Models.knowing(other, "1.0.0", "Tomato", "Radish");
        Models.knowing(other, "2.0.0", "Carrot", "Tomato");

        Inference.classifies(image, "Tomato", Roles.shadow(other, "1.0.0"));
        Inference.classifies(image, "Tomato", Roles.shadow(other, "2.0.0"));

        awaitResults(3);
        assertThat(versionsThatDisagree()).containsExactly(other + "@2.0.0");
    }

    @Test
    void modelWhoseCategoryTheOtherDoesNotKnowIsNotCompared() {
        Models.knowing(other, "1.0.0", "Carrot", "cucumber");

        Inference.classifies(image, "cucumber", Roles.beside(other, "1.0.0"));

        awaitResults(2);
        assertThat(versionsThatDisagree()).isEmpty();
    }

    @Test
    void versionsOfOneModelAreComparedWhateverTheyKnow() {
        Models.knowing(main, "2.0.0", "Leek");

        Inference.classifies(image, "Leek", Roles.shadow(main, "2.0.0"));

        awaitResults(2);
        assertThat(versionsThatDisagree()).containsExactly(main + "@2.0.0");
    }

    /** A result and its disagreements are stored together. */
    private void awaitResults(int count) {
        await().until(() ->
                Rows.count("select count(*) from result where image_id = '%s'".formatted(image))
                        == count);
    }

    private List<String> versionsThatDisagree() {
        return given().get("/api/v1/disagreements?a=" + main)
                .jsonPath()
                .getList("items.collect { it.b.model + '@' + it.b.version }");
    }
}
