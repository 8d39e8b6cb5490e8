package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Broker;
import io.romanesco.e2e.client.Download;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Form;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stacks.class)
class LargestImageTest {

    private static final int MIB = 1024 * 1024;

    private final Api api;
    private final Broker broker;

    LargestImageTest(LocalStack stack) {
        this.api = stack.api();
        this.broker = stack.broker();
    }

    @Test
    void anImageOf16MiBGoesAllTheWay() {
        byte[] picture = Drawings.jpegOf(16 * MIB);

        JsonNode image = api.classified(picture);

        assertThat(image.path("bytes").asInt()).isEqualTo(16 * MIB);
        String content = Api.IMAGES + "/" + image.path("id").asText() + "/content";
        Patience.await("the archive").until(() -> api.get(content).status() == 302);
        assertThat(Download.of(URI.create(api.get(content).header("location"))).body())
                .isEqualTo(picture);
    }

    @Test
    void anImageOf16MiBGoesAllTheWayInAForm() {
        Form form = Form.file("large.jpg", "image/jpeg", Drawings.jpegOf(16 * MIB));

        assertThat(api.upload(form, "Prefer", "wait=30").status()).isEqualTo(200);
    }

    @Test
    void anImageOf17MiBIsRefusedHoweverItComes() {
        byte[] picture = Drawings.jpegOf(17 * MIB);
        List<String> images = api.ids("order=newest");
        long records = broker.size("images");

        Problems.assertProblem(api.upload("image/jpeg", picture), 413, "image-too-large");
        Problems.assertProblem(
                api.upload(Form.file("large.jpg", "image/jpeg", picture)), 413, "image-too-large");

        assertThat(api.ids("order=newest")).isEqualTo(images);
        assertThat(broker.size("images")).isEqualTo(records);
        assertThat(api.classified(Drawings.jpeg(801)).path("status").asText())
                .isEqualTo("CLASSIFIED");
    }
}
