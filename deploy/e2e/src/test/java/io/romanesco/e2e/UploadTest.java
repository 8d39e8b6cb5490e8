package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Contract;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Form;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stacks.class)
class UploadTest {

    private final Api api;

    UploadTest(LocalStack stack) {
        this.api = stack.api();
    }

    @Test
    void rawBodyIsAcceptedAndClassifiedLater() {
        byte[] picture = Drawings.jpeg(101);

        Answer accepted = api.upload("image/jpeg", picture);

        assertThat(accepted.status()).as("%s", accepted).isEqualTo(202);
        Contract.IMAGE.check(accepted.text());
        String id = accepted.json().path("id").asText();
        assertThat(accepted.header("location")).endsWith(Api.IMAGES + "/" + id);
        assertThat(accepted.json().path("source").asText()).isEqualTo("/uploads");
        Patience.await("the result").until(() -> api.statusOf(id).equals("CLASSIFIED"));
        Answer stored = api.image(id);
        Contract.IMAGE.check(stored.text());
        assertThat(stored.json().path("bytes").asInt()).isEqualTo(picture.length);
        assertThat(stored.json().path("width").asInt()).isEqualTo(224);
    }

    @Test
    void formWithOnePictureIsClassifiedWhileTheClientWaits() {
        Answer answer =
                api.upload(
                        Form.file("carrot.jpg", "image/jpeg", Drawings.jpeg(102)),
                        "Prefer",
                        "wait=30");

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        Contract.IMAGE.check(answer.text());
        JsonNode result = answer.json().path("classification");
        assertThat(result.path("category").asText()).isNotEmpty();
        assertThat(result.path("predictions")).hasSize(5);
        assertThat(result.at("/colors/rgb").asText()).startsWith("#");
        assertThat(result.at("/colors/ryb").asText()).startsWith("#");
    }

    @Test
    void formWithSeveralPicturesIsAnsweredInTheirOrder() {
        Answer answer =
                api.upload(
                        Form.file("a.jpg", "image/jpeg", Drawings.jpeg(103))
                                .and("b.png", "image/png", Drawings.png(104))
                                .and("c.jpg", "image/jpeg", Drawings.jpeg(105)),
                        "Prefer",
                        "wait=30");

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        JsonNode images = answer.json().path("images");
        images.forEach(image -> Contract.IMAGE.check(image.toString()));
        assertThat(images.findValuesAsText("status"))
                .containsExactly("CLASSIFIED", "CLASSIFIED", "CLASSIFIED");
        assertThat(images.findValuesAsText("contentType"))
                .containsExactly("image/jpeg", "image/png", "image/jpeg");
    }

    @Test
    void activationHasTheGridOfTheModel() {
        String id = api.classified(Drawings.jpeg(106)).path("id").asText();

        Answer activation = api.get(Api.IMAGES + "/" + id + "/activation");

        assertThat(activation.status()).as("%s", activation).isEqualTo(200);
        int width = activation.json().path("width").asInt();
        int height = activation.json().path("height").asInt();
        assertThat(activation.json().path("values"))
                .hasSize(width * height)
                .allSatisfy(value -> assertThat(value.asDouble()).isBetween(0.0, 1.0));
    }
}
