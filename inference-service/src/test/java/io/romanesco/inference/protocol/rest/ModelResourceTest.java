package io.romanesco.inference.protocol.rest;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.romanesco.inference.protocol.InferenceJson.array;
import static io.romanesco.inference.protocol.InferenceJson.redTensor;
import static io.romanesco.inference.protocol.InferenceJson.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.inference.protocol.ReadyService;
import io.romanesco.inference.servers.LocalServers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ModelResourceTest {

    @BeforeEach
    void awaitModels() {
        ReadyService.await();
    }

    @Test
    void serverNamesItsExtensions() {
        get("/v2")
                .then()
                .statusCode(200)
                .body("name", equalTo("romanesco"))
                .body("extensions", hasItems("binary_tensor_data", "model_repository"));
        get("/v2/health/live").then().statusCode(200).body("live", equalTo(true));
    }

    @Test
    void metadataOfAModelAreThoseOfItsGraph() {
        get("/v2/models/paint")
                .then()
                .statusCode(200)
                .body("name", equalTo("paint"))
                .body("versions", hasItem("1.0.0"))
                .body("platform", equalTo("onnxruntime_onnx"))
                .body("inputs[0].name", equalTo("image"))
                .body("inputs[0].datatype", equalTo("UINT8"))
                .body("inputs[0].shape", equalTo(List.of(-1, 16, 16, 3)))
                .body("outputs.name", hasItems("probabilities", "activation", "confidence"));
    }

    @Test
    void configurationOfAModelHasTheTypesOfTriton() {
        get("/v2/models/paint/versions/1.0.0/config")
                .then()
                .statusCode(200)
                .body("max_batch_size", equalTo(0))
                .body("backend", equalTo("onnxruntime"))
                .body("input[0].data_type", equalTo("TYPE_UINT8"))
                .body("output.data_type", hasItem("TYPE_FP32"));
    }

    @Test
    void loadedModelIsReadyAndUnknownOneIsNotFound() {
        get("/v2/models/paint/ready").then().statusCode(200).body("ready", equalTo(true));
        get("/v2/models/paint/versions/2/ready").then().statusCode(404);
        get("/v2/models/fish").then().statusCode(404).body("error", equalTo("unknown model fish"));
    }

    @Test
    void indexListsEveryVersionWithItsState() {
        given().body("{\"ready\": true}")
                .post("/v2/repository/index")
                .then()
                .statusCode(200)
                .body("find { it.name == 'paint' }.version", equalTo("1.0.0"))
                .body("find { it.name == 'paint' }.state", equalTo("READY"));
        given().post("/v2/repository/index").then().statusCode(200).body("name", hasItem("shade"));
    }

    @Test
    void modelThatIsLoadedStaysSoWhenItIsLoadedAgain() {
        given().post("/v2/repository/models/paint/load").then().statusCode(200);
        given().body("{\"parameters\":{\"config\":\"{}\"}}")
                .post("/v2/repository/models/paint/load")
                .then()
                .statusCode(400)
                .body("error", containsString("parameter config is not supported"));
        given().post("/v2/repository/models/fish@2/load").then().statusCode(404);
        get("/v2/models/paint/ready").then().statusCode(200);
    }

    @Test
    void statisticsCountRequestsThatSucceedAndFail() {
        int before = count("success");
        int failedBefore = count("fail");

        given().body(request("UINT8", "[1,16,16,3]", array(redTensor())))
                .post("/v2/models/shade/infer")
                .then()
                .statusCode(200);
        given().body(request("UINT8", "[1]", "[1]")).post("/v2/models/shade/infer");

        assertThat(count("success")).isEqualTo(before + 1);
        assertThat(count("fail")).isEqualTo(failedBefore + 1);
        get("/v2/models/stats").then().statusCode(200).body("model_stats.name", hasItem("shade"));
        get("/v2/models/fish/stats").then().statusCode(404);
    }

    private static int count(String outcome) {
        return get("/v2/models/shade/versions/1.0.0/stats")
                .then()
                .statusCode(200)
                .extract()
                .path("model_stats[0].inference_stats.%s.count".formatted(outcome));
    }
}
