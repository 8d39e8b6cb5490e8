package io.romanesco.inference.protocol;

import static io.restassured.RestAssured.get;

import java.time.Duration;
import org.awaitility.Awaitility;

/** The service under test, with its models loaded. */
public final class ReadyService {

    private ReadyService() {}

    /** Waits until the service answers requests of the protocol. */
    public static void await() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> get("/v2/health/ready").then().statusCode(200));
    }
}
