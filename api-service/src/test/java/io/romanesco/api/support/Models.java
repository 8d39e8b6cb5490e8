package io.romanesco.api.support;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Plays the inference-services that announce models. */
public final class Models {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Models() {}

    /** Announces a version that is ready and not the default, and waits until it is listed. */
    public static void ready(String name, String version) {
        knowing(name, version, "Carrot", "Tomato");
    }

    /** The same with these categories. */
    public static void knowing(String name, String version, String... categories) {
        announce(
                name,
                version,
                model -> {
                    model.put("state", "READY");
                    model.set("labels", JSON.valueToTree(categories));
                });
        Waiting.await()
                .untilAsserted(() ->
                        assertThat(
                                        listed().getList(
                                                        "models.findAll { it.name == '%s' }.version"
                                                                .formatted(name)))
                                .contains(version));
    }

    /** Announces a version that is not the default. */
    public static void announce(String name, String version, Consumer<ObjectNode> changes) {
        ObjectNode model = sample();
        model.put("name", name);
        model.put("version", version);
        model.put("default", false);
        model.set("labels", JSON.valueToTree(List.of("Carrot", "Tomato")));
        changes.accept(model);
        Contracts.assertValid("model-announced", model.toString());
        Kafka.send(
                "models",
                name + "/" + version,
                model.toString().getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    /** Says that a version is gone. */
    public static void remove(String name, String version) {
        Kafka.send("models", name + "/" + version, null, Map.of());
    }

    /** What the API lists. */
    public static JsonPath listed() {
        return given().get("/api/v1/models").jsonPath();
    }

    private static ObjectNode sample() {
        try {
            return (ObjectNode) JSON.readTree(Contracts.sample("model-announced"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
