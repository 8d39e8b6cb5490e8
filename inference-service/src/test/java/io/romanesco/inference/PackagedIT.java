package io.romanesco.inference;

import static io.romanesco.inference.servers.Topics.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.romanesco.inference.servers.Contract;
import io.romanesco.inference.servers.LocalServers;
import io.romanesco.inference.servers.Topics;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests the packaged service, jar or native executable, in a process of its own and with the
 * default model. Covers what only packaging can break: JNI, codecs, reflection.
 */
@QuarkusIntegrationTest
@QuarkusTestResource(LocalServers.class)
class PackagedIT {

    @ParameterizedTest
    @CsvSource({"jpg, image/jpeg", "png, image/png", "gif, image/gif", "bmp, image/bmp"})
    void imageOfEachFormatIsClassified(String format, String type) throws IOException {
        JsonNode outcome = outcomeOf(picture(format));

        Contract.assertValid("classification", outcome.toString());
        assertThat(outcome.get("status").asText()).isEqualTo("CLASSIFIED");
        assertThat(outcome.get("contentType").asText()).isEqualTo(type);
        assertThat(outcome.get("width").asInt()).isEqualTo(320);
        assertThat(outcome.at("/classification/model").asText()).isEqualTo("vegetables");
        assertThat(outcome.at("/classification/predictions")).hasSize(5);
        assertThat(outcome.at("/classification/colors/rgb").asText()).isEqualTo("#FF8000");
        assertThat(outcome.at("/activation/values")).hasSize(64);
    }

    @Test
    void fileThatIsNoImageIsRejected() throws IOException {
        JsonNode outcome = outcomeOf("no picture".getBytes());

        assertThat(outcome.get("status").asText()).isEqualTo("REJECTED");
        assertThat(outcome.at("/rejection/code").asText()).isEqualTo("unsupported-type");
    }

    @Test
    void serviceWithItsModelIsReady() {
        String health =
                RestAssured.get("/q/health/ready").then().statusCode(200).extract().asString();

        assertThat(health).contains("vegetables");
    }

    private static JsonNode outcomeOf(byte[] file) throws IOException {
        String id = UUID.randomUUID().toString();
        try (Topics topics = new Topics()) {
            topics.send("images", id, file, Map.of("ce_id", id, "ce_source", "/uploads"));
            return new ObjectMapper()
                    .readTree(text(topics.readByKey("classifications", id).value()));
        }
    }

    private static byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0xFF8000));
        pen.fillRect(0, 0, 320, 240);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
