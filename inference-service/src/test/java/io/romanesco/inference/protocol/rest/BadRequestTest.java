package io.romanesco.inference.protocol.rest;

import static io.restassured.RestAssured.given;
import static io.romanesco.inference.protocol.InferenceJson.array;
import static io.romanesco.inference.protocol.InferenceJson.redTensor;
import static io.romanesco.inference.protocol.InferenceJson.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.inference.protocol.ReadyService;
import io.romanesco.inference.servers.LocalServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class BadRequestTest {

    private static final int LIMIT = 20 << 20;

    @BeforeEach
    void awaitModels() {
        ReadyService.await();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UINT8; [1,16,16,1]; input image must be UINT8 [-1, 16, 16, 3], but is UINT8 [1,"
                        + " 16, 16, 1]",
                "INT8; [1,16,16,1]; input image must be UINT8 [-1, 16, 16, 3], but is INT8 [1, 16,"
                        + " 16, 1]",
                "UINT8; [1,16]; the shape [1, 16] has 16 elements, but data has more",
                "UINT8; [0,16,16,3]; has 0 elements, but data has more",
            })
    void inputThatDoesNotFitTheModelIsRefusedWithBothShapes(
            String type, String shape, String reason) {
        given().body(request(type, shape, array(new byte[256])))
                .post("/v2/models/paint/infer")
                .then()
                .statusCode(400)
                .body("error", containsString(reason));
    }

    @Test
    void emptyBatchIsRefused() {
        given().body(request("UINT8", "[0,16,16,3]", "[]"))
                .post("/v2/models/paint/infer")
                .then()
                .statusCode(400)
                .body("error", equalTo("input image is empty"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"inputs\":[]}; the model needs the inputs [image], but [] came",
                "{}; the model needs the inputs [image], but [] came",
                "''; the request has no JSON object",
                "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"UINT8\",\"shape\":[1],\"data\":[1]}]};"
                        + " unknown input x; the model has [image]",
                "{\"inputs\":[{\"name\":\"image\",\"datatype\":\"BYTES\",\"shape\":[],\"data\":[\"a\"]}]};"
                    + " must be BYTES [n] or [n, 1]",
                "{\"inputs\":[{\"name\":\"image\",\"datatype\":\"BYTES\",\"shape\":[1],\"data\":[\"a\"]}]};"
                    + " image 0: unsupported-type",
            })
    void requestThatMakesNoSenseIsRefusedWithTheReason(String body, String reason) {
        given().body(body)
                .post("/v2/models/paint/infer")
                .then()
                .statusCode(400)
                .body("error", containsString(reason.strip()));
    }

    @Test
    void unknownOutputIsRefusedWithThoseOfTheModel() {
        String body =
                request("UINT8", "[1,16,16,3]", array(redTensor()))
                        .replace("\"id\"", "\"outputs\": [{\"name\": \"result\"}], \"id\"");
        given().body(body)
                .post("/v2/models/paint/infer")
                .then()
                .statusCode(400)
                .body(
                        "error",
                        containsString("unknown output result; the model has [probabilities"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/models/fish/infer, unknown model fish",
        "/v2/models/paint/versions/9/infer, unknown model paint@9",
        "/v2/models/..%2Fpaint/infer, unknown model ../paint",
        "/v2/models/paint/outfer, unknown path",
        "/v2/fish, unknown path",
    })
    void unknownModelOrPathIsNotFound(String path, String reason) {
        given().urlEncodingEnabled(false)
                .body(request("UINT8", "[1,16,16,3]", array(redTensor())))
                .post(path)
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body("error", equalTo(reason));
    }

    @Test
    void otherMethodIsRefusedInTheProtocolsForm() {
        given().get("/v2/models/paint/infer")
                .then()
                .statusCode(405)
                .body("error", equalTo("Method Not Allowed"));
    }

    @Test
    void compressedRequestIsRefused() {
        given().header("Content-Encoding", "gzip")
                .body(new byte[10])
                .post("/v2/models/paint/infer")
                .then()
                .statusCode(415)
                .body("error", containsString("compressed"));
    }

    @Test
    void requestOfTheLargestSizeIsRead() {
        byte[] body = new byte[LIMIT];
        String error =
                given().body(body)
                        .contentType("application/octet-stream")
                        .post("/v2/models/paint/infer")
                        .then()
                        .statusCode(400)
                        .extract()
                        .path("error");

        assertThat(error).startsWith("the request is no JSON");
    }

    @Test
    void largerRequestIsRefusedBeforeItIsRead() {
        given().body(new byte[LIMIT + 1])
                .contentType("application/octet-stream")
                .post("/v2/models/paint/infer")
                .then()
                .statusCode(413)
                .body("error", equalTo("the request has 20971521 bytes; 20971520 are allowed"));
    }
}
