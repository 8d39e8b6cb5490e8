package io.romanesco.inference.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.SourcePolicy;
import io.romanesco.inference.model.registry.Policies;
import io.romanesco.inference.servers.LocalServers;
import io.romanesco.inference.servers.Topics;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(PolicyReaderTest.OwnTopic.class)
@QuarkusTestResource(LocalServers.class)
class PolicyReaderTest {

    private static final String TOPIC = "policies-of-a-test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The topic has a policy before the application starts. */
    public static class OwnTopic implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try (Topics topics = new Topics()) {
                topics.create(TOPIC);
                topics.send(
                        TOPIC,
                        "model/early",
                        bytes("{\"model\":\"early\",\"versions\":[\"3\"]}"),
                        Map.of());
            }
            return Map.of("romanesco.topics.policies", TOPIC);
        }
    }

    @Inject Policies policies;
    private final Topics topics = new Topics();

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void policiesOfTheTopicAreKnownWhenTheServiceIsReady() {
        assertThat(policies.whenKnown().toCompletableFuture()).succeedsWithin(PATIENCE);

        assertThat(policies.model("early").versions()).containsExactly("3");
        assertThat(policies.model("other")).isEqualTo(ModelPolicy.latest("other"));
    }

    @Test
    void changedAndRemovedPoliciesAreFollowed() {
        send(
                "model/a",
                "{\"model\":\"a\",\"versions\":[\"1\"],\"shadow\":{\"version\":\"2\",\"percent\":5}}");
        send("source//cameras/a", "{\"source\":\"/cameras/a\",\"models\":[\"a\"],\"only\":true}");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(policies.source("/cameras/a"))
                                .contains(
                                        new SourcePolicy("/cameras/a", List.of("a"), true, false)));
        assertThat(policies.shadows()).extracting(ModelPolicy::model).containsExactly("a");

        send("source//cameras/a", null);
        send("model/a", null);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(policies.shadows()).isEmpty());
        assertThat(policies.source("/cameras/a")).isEmpty();
    }

    @Test
    void malformedPolicyChangesNothing() {
        send("model/b", "{\"model\":\"b\",\"versions\":[\"1\"]}");
        send("model/b", "[");
        send("model/b", "{\"model\":\"other\",\"versions\":[\"2\"]}");
        send("weather/b", "{}");
        send("model/c", "{\"model\":\"c\",\"versions\":[\"9\"]}");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(policies.model("c").versions()).containsExactly("9"));
        assertThat(policies.model("b").versions()).containsExactly("1");
        assertThat(policies.model("other").versions()).containsExactly(ModelPolicy.LATEST);
    }

    private void send(String key, String json) {
        topics.send(TOPIC, key, json == null ? null : bytes(json), Map.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
