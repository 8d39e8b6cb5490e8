package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Contract;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All results of an image, and what other tools and people get of them. */
@ExtendWith(Stacks.class)
class ResultsTest {

    private final Api api;

    ResultsTest(LocalStack stack) {
        this.api = stack.api();
    }

    @Test
    void resultOfTheDefaultModelIsPrimaryAndShown() {
        JsonNode image = api.classified(Drawings.jpeg(601));

        Answer results = api.get(path(image, "/results"));

        Contract.RESULTS.check(results.text());
        JsonNode result = results.json().at("/results/0");
        assertThat(result.path("role").asText()).isEqualTo("primary");
        assertThat(result.path("main").asBoolean()).isTrue();
        assertThat(result.path("classification")).isEqualTo(image.path("classification"));
    }

    @Test
    void classificationIsExportedAndDrawnOnTheOriginal() throws IOException {
        JsonNode image = api.classified(Drawings.jpeg(602));
        String model = image.at("/classification/model").asText();

        Answer cvat = api.get(path(image, "/annotations?format=cvat"));
        String annotated = path(image, "/annotated?model=" + model);
        Patience.await("the archive").until(() -> api.get(annotated).status() != 409);
        Answer drawing = api.get(annotated);

        assertThat(cvat.text())
                .contains(
                        "<tag label=\"%s\" source=\"auto\">"
                                .formatted(image.at("/classification/category").asText()));
        assertThat(drawing.status()).as("%s", drawing.header("content-type")).isEqualTo(200);
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(drawing.body()));
        assertThat(drawn.getWidth()).isEqualTo(image.path("width").asInt());
    }

    private static String path(JsonNode image, String rest) {
        return Api.IMAGES + "/" + image.path("id").asText() + rest;
    }
}
