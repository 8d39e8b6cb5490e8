package io.romanesco.inference.model.registry;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.romanesco.inference.servers.LocalServers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BrokenModelTest.NoSuchModel.class)
@QuarkusTestResource(LocalServers.class)
class BrokenModelTest {

    public static class NoSuchModel implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "romanesco.models.default", "fish",
                    "mp.messaging.incoming.images.group.id", "inference-broken");
        }
    }

    @Test
    void serviceWithoutItsModelIsAliveButNotReadyAndSaysWhy() {
        awaitFailure();

        get("/q/health/live").then().statusCode(200);
    }

    @Test
    void serviceWithoutItsModelJoinsNoConsumerGroup()
            throws ExecutionException, InterruptedException {
        awaitFailure();

        try (Admin admin =
                Admin.create(Map.<String, Object>of("bootstrap.servers", LocalServers.kafka()))) {
            assertThat(admin.listGroups().all().get())
                    .noneMatch(group -> group.groupId().equals("inference-broken"));
        }
    }

    private static void awaitFailure() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        get("/q/health/ready")
                                .then()
                                .statusCode(503)
                                .body(containsString("no model fish")));
    }
}
