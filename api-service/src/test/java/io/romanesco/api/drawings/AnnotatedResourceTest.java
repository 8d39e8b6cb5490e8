package io.romanesco.api.drawings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AnnotatedResourceTest {

    /** A box around the lower half of 120 × 80 pixels; no mask. */
    private static void lowerHalf(ObjectNode outcome) {
        outcome.put("width", 120).put("height", 80);
        ObjectNode object = (ObjectNode) outcome.at("/objects/0");
        object.remove("mask");
        object.putArray("box").add(4).add(40).add(110).add(36);
    }

    @Test
    void boxIsDrawnOnTheOriginal() throws IOException {
        UUID id = annotated();

        Response drawing = get(id, null);

        assertThat(drawing.statusCode()).isEqualTo(200);
        assertThat(drawing.contentType()).isEqualTo("image/jpeg");
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(drawing.asByteArray()));
        BufferedImage original = ImageIO.read(new ByteArrayInputStream(Pictures.jpeg(120, 80)));
        assertThat(List.of(drawn.getWidth(), drawn.getHeight())).containsExactly(120, 80);
        assertThat(distance(drawn, original, 60, 76)).as("the box's line").isGreaterThan(60);
        assertThat(distance(drawn, original, 60, 6)).as("above the box").isLessThan(30);
    }

    @Test
    void unchangedDrawingIsNotDrawnAgain() {
        UUID id = annotated();
        Response first = get(id, null);

        Response again = given().header("If-None-Match", first.header("ETag")).get(path(id));

        assertThat(first.header("Cache-Control")).contains("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asByteArray()).isEmpty();
    }

    @Test
    void classificationOfAModelIsNamedOnThePicture() throws IOException {
        UUID id = annotated();
        Inference.classifies(id, "Tomato");
        Api.awaitStatus(id, "CLASSIFIED");

        Response drawing = get(id, "vegetables");

        assertThat(drawing.statusCode()).isEqualTo(200);
        assertThat(ImageIO.read(new ByteArrayInputStream(drawing.asByteArray()))).isNotNull();
    }

    @Test
    void pictureWithoutSuchAResultIsAProblem() {
        UUID id = annotated();

        assertProblem(get(id, "nobody"), 404, "no-result");
        assertProblem(get(id, "a b"), 400, "unknown-model");
        assertProblem(get(Api.upload(Pictures.jpeg()), null), 404, "no-result");
        assertProblem(get(UUID.randomUUID(), null), 404, "image-not-found");
    }

    @Test
    void originalThatIsNotArchivedYetIsAConflict() {
        UUID id = annotated();
        Rows.run("update image set object_key = null where id = '%s'".formatted(id));

        assertProblem(get(id, null), 409, "not-archived");
    }

    @Test
    void originalThatIsTooLargeIsRefused() {
        UUID id = Api.uploadRaw(Pictures.jpeg(1600, 1300));
        Inference.annotates(id, "/uploads", List.of("Carrot"), AnnotatedResourceTest::lowerHalf);
        Api.awaitStatus(id, "ANALYSED");
        Api.awaitContent(id);

        assertProblem(get(id, null), 422, "image-too-many-pixels");
    }

    private static UUID annotated() {
        UUID id = Api.uploadRaw(Pictures.jpeg(120, 80));
        Inference.annotates(id, "/uploads", List.of("Carrot"), AnnotatedResourceTest::lowerHalf);
        Api.awaitStatus(id, "ANALYSED");
        Api.awaitContent(id);
        return id;
    }

    private static int distance(BufferedImage one, BufferedImage other, int x, int y) {
        int distance = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = one.getRGB(x, y) >> shift & 0xff;
            int b = other.getRGB(x, y) >> shift & 0xff;
            distance += Math.abs(a - b);
        }
        return distance;
    }

    private static void assertProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }

    private static String path(UUID id) {
        return Api.IMAGES + "/" + id + "/annotated";
    }

    private static Response get(UUID id, String model) {
        return model == null
                ? given().get(path(id))
                : given().queryParam("model", model).get(path(id));
    }
}
