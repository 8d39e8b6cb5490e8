package io.romanesco.inference.model.registry;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.inference.servers.LocalServers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class HealthTest {

    @Test
    void serviceWithLoadedModelsIsReady() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        get("/q/health/ready")
                                .then()
                                .statusCode(200)
                                .body(containsString("paint/1.0.0")));
    }

    @Test
    void serviceIsAlive() {
        get("/q/health/live").then().statusCode(200);
    }

    @Test
    void metricsOfTheProcessAreExposed() {
        get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("romanesco_in_flight_bytes"))
                .body(containsString("romanesco_workers_queued"))
                .body(containsString("romanesco_process_resident_bytes"))
                .body(containsString("romanesco_native_bytes"))
                .body(containsString("jvm_buffer_memory_used_bytes{id=\"direct\""))
                .body(containsString("romanesco_queue_seconds_bucket"));
    }

    @Test
    void loadedModelIsShownByAMetricWithItsVersionAndPrecision() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        get("/q/metrics")
                                .then()
                                .body(
                                        containsString(
                                                "romanesco_model_loaded{model=\"paint\",precision=\"fp32\",version=\"1.0.0\"}"
                                                    + " 1.0")));
    }
}
