package io.romanesco.inference.protocol.rest;

import static io.restassured.RestAssured.given;
import static io.romanesco.inference.protocol.InferenceJson.array;
import static io.romanesco.inference.protocol.InferenceJson.output;
import static io.romanesco.inference.protocol.InferenceJson.redPicture;
import static io.romanesco.inference.protocol.InferenceJson.redTensor;
import static io.romanesco.inference.protocol.InferenceJson.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.romanesco.inference.protocol.ReadyService;
import io.romanesco.inference.servers.Contract;
import io.romanesco.inference.servers.LocalServers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class InferenceResourceTest {

    private static final String INFER = "/v2/models/paint/infer";
    private static final String JSON_LENGTH = "Inference-Header-Content-Length";

    @BeforeEach
    void awaitModels() {
        ReadyService.await();
    }

    @Test
    void tensorsAsJsonGiveTheGraphsOutputs() {
        String answer =
                given().body(request("UINT8", "[1,16,16,3]", array(redTensor())))
                        .post(INFER)
                        .then()
                        .statusCode(200)
                        .contentType("application/json")
                        .body("id", equalTo("7"))
                        .body("model_name", equalTo("paint"))
                        .body("model_version", equalTo("1.0.0"))
                        .extract()
                        .asString();

        JsonNode probabilities = output(answer, "probabilities");
        assertThat(probabilities.get("datatype").asText()).isEqualTo("FP32");
        assertThat(probabilities.get("shape")).hasToString("[1,3]");
        // softmax(6.67, -3.33, -3.33)
        assertThat(probabilities.at("/data/0").floatValue()).isCloseTo(0.9999092f, within(1e-6f));
        assertThat(output(answer, "activation").get("data")).hasSize(192);
        assertThat(output(answer, "confidence").get("shape")).hasToString("[1]");
    }

    @Test
    void binaryTensorsGiveBinaryOutputsWhereAsked() throws IOException {
        String json =
                """
                {"inputs":[{"name":"image","datatype":"UINT8","shape":[2,16,16,3],"parameters":{"binary_data_size":1536}}],
                 "outputs":[{"name":"confidence","parameters":{"binary_data":false}},{"name":"probabilities"}],
                 "parameters":{"binary_data_output":true}}\
                """;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(json.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(redTensor());
        body.writeBytes(new byte[768]);
        Response response =
                given().header(JSON_LENGTH, json.length())
                        .contentType("application/octet-stream")
                        .body(body.toByteArray())
                        .post("/v2/models/paint/versions/1.0.0/infer");

        assertThat(response.statusCode()).isEqualTo(200);
        int length = Integer.parseInt(response.header(JSON_LENGTH));
        byte[] answer = response.asByteArray();
        String header = new String(answer, 0, length, StandardCharsets.UTF_8);
        assertThat(output(header, "confidence").get("data")).hasSize(2);
        assertThat(output(header, "probabilities").at("/parameters/binary_data_size").asInt())
                .isEqualTo(24)
                .isEqualTo(answer.length - length);
        ByteBuffer floats =
                ByteBuffer.wrap(answer, length, 24).slice().order(ByteOrder.LITTLE_ENDIAN);
        assertThat(floats.getFloat(0)).isCloseTo(0.9999092f, within(1e-6f));
        assertThat(floats.getFloat(12)).isCloseTo(1 / 3f, within(1e-6f));
    }

    @Test
    void encodedImageGivesTheResultOfTheService() throws IOException {
        String base64 = Base64.getEncoder().encodeToString(redPicture());
        String answer =
                given().body(
                                """
                                {"inputs":[{"name":"image","datatype":"BYTES","shape":[2],"parameters":{"content_type":"base64"},"data":["%s","%s"]}]}\
                                """
                                        .formatted(base64, base64))
                        .post(INFER)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        assertThat(output(answer, "probabilities").get("shape")).hasToString("[2,3]");
        assertThat(output(answer, "activation").get("shape")).hasToString("[2,3,8,8]");
        JsonNode results = output(answer, "result");
        assertThat(results.get("datatype").asText()).isEqualTo("BYTES");
        assertThat(results.get("shape")).hasToString("[2]");
        String result = results.at("/data/1").asText();
        Contract.assertValid("classification", result);
        JsonNode classified = new ObjectMapper().readTree(result);
        assertThat(classified.at("/classification/category").asText()).isEqualTo("Red");
        assertThat(classified.at("/classification/colors/rgb").asText()).isEqualTo("#FF0000");
        assertThat(classified.get("width").asInt()).isEqualTo(50);
    }

    @Test
    void damagedImageIsRefusedWithItsNumberAndReason() {
        byte[] half = Arrays.copyOf(redPicture(), redPicture().length / 2);
        String files =
                "\"%s\",\"%s\""
                        .formatted(
                                Base64.getEncoder().encodeToString(redPicture()),
                                Base64.getEncoder().encodeToString(half));
        given().body(
                        """
                        {"inputs":[{"name":"image","datatype":"BYTES","shape":[2],"parameters":{"content_type":"base64"},"data":[%s]}]}\
                        """
                                .formatted(files))
                .post(INFER)
                .then()
                .statusCode(400)
                .body("error", startsWith("image 1: image-truncated: "));
    }
}
