package io.romanesco.api.exports;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AnnotationsResourceTest {

    @ParameterizedTest
    @CsvSource({
        "coco, application/json, json",
        "yolo, application/zip, zip",
        "cvat, application/xml, xml",
        "label-studio, application/json, json",
    })
    void everyFormatIsADownloadOfItsTypeWithAName(String format, String type, String extension) {
        UUID id = annotated("Carrot");

        Response file = get(id, format, null);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.contentType()).startsWith(type);
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"%s-%s.%s\"".formatted(id, format, extension));
        assertThat(file.asByteArray()).isNotEmpty();
    }

    @Test
    void categoriesAreNumberedInTheModelsOrderAndOthersFollow() {
        Inference.announces("vegetable-instances", "1.0.0", List.of("Leek", "Carrot"));
        UUID id = annotated("Carrot");
        await().untilAsserted(() ->
                assertThat(get(id, "coco", null).jsonPath().getList("categories.name"))
                        .containsExactly("Leek", "Carrot"));

        Inference.classifies(id, "Tomato");
        Api.awaitStatus(id, "CLASSIFIED");

        Response coco = get(id, "coco", null);
        assertThat(coco.jsonPath().getList("categories.name"))
                .containsExactly("Leek", "Carrot", "Tomato");
        assertThat(coco.<Integer>path("annotations[0].category_id")).isEqualTo(2);
        assertThat(coco.<String>path("images[0].classification.category")).isEqualTo("Tomato");
        assertThat(coco.<String>path("images[0].coco_url"))
                .matches("http://.*/api/v1/images/" + id + "/content");
    }

    @Test
    void withAModelOnlyItsResultIsExported() {
        UUID id = annotated("Carrot");
        Inference.classifies(id, "Tomato");
        Api.awaitStatus(id, "CLASSIFIED");

        Response detector = get(id, "coco", "vegetable-instances@1.0.0");
        Response classifier = get(id, "coco", "vegetables");

        assertThat(detector.jsonPath().getList("annotations")).hasSize(1);
        assertThat(detector.jsonPath().getMap("images[0]")).doesNotContainKey("classification");
        assertThat(classifier.jsonPath().getList("annotations")).isEmpty();
        assertThat(classifier.<String>path("images[0].classification.category"))
                .isEqualTo("Tomato");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coco", "cvat", "label-studio", "yolo", "csv"})
    void maskThatCannotBeReadLeavesTheBoxInTheFile(String format) {
        UUID id = Api.upload(Pictures.jpeg());
        Inference.annotates(
                id,
                "/uploads",
                List.of("Carrot"),
                outcome -> ((ObjectNode) outcome.at("/objects/0/mask")).put("counts", "~~~~"));
        Api.awaitStatus(id, "ANALYSED");

        Response file = get(id, format, null);

        assertThat(file.statusCode()).as(file.asString()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "coco, nobody, 404, no-result",
        "coco, vegetable-instances@9, 404, no-result",
        "coco, no name, 400, unknown-model",
        "pascal, , 400, unknown-format",
        ", , 400, unknown-format",
    })
    void requestThatCannotBeMetIsAProblem(String format, String model, int status, String code) {
        assertProblem(get(annotated("Carrot"), format, model), status, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"coco", "yolo", "cvat", "label-studio", "csv"})
    void storedMaskThatCannotBeReadIsLeftOutAndItsBoxStays(String format) {
        UUID id = annotated("Carrot");
        Rows.run(
                """
                update result set body = jsonb_set(body, '{objects,0,mask}', '{"size":[-1,5],"counts":"1"}')
                where image_id = '%s'
                """
                        .formatted(id));

        Response answer = get(id, format, null);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        if (format.equals("coco")) {
            assertThat(answer.jsonPath().getList("annotations[0].bbox", Double.class))
                    .containsExactly(1.0, 0.0, 2.0, 3.0);
        }
        switch (format) {
            case "coco" -> {
                assertThat(answer.<Integer>path("unreadable_masks.count")).isEqualTo(1);
                assertThat(answer.<String>path("unreadable_masks.first[0].category"))
                        .isEqualTo("Carrot");
            }
            case "cvat" -> assertThat(answer.asString()).contains("mask of Carrot cannot be read");
            case "label-studio" ->
                    assertThat(answer.jsonPath().getList("[0].data.unreadable_masks"))
                            .containsExactly("Carrot");
            default -> assertThat(answer.asString()).doesNotContain("unreadable");
        }
    }

    @Test
    void imageWithoutResultOrLabelHasNothingToExport() {
        assertProblem(get(Api.upload(Pictures.jpeg()), "coco", null), 404, "no-result");
        assertProblem(get(UUID.randomUUID(), "coco", null), 404, "image-not-found");
    }

    private static void assertProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }

    private static UUID annotated(String category) {
        UUID id = Api.upload(Pictures.jpeg());
        Inference.annotates(id, "/uploads", List.of(category), main -> {});
        Api.awaitStatus(id, "ANALYSED");
        return id;
    }

    private static Response get(UUID id, String format, String model) {
        var request = given();
        if (format != null) {
            request.queryParam("format", format);
        }
        if (model != null) {
            request.queryParam("model", model);
        }
        return request.get(Api.IMAGES + "/" + id + "/annotations");
    }
}
