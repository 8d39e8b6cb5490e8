package io.romanesco.api.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Plays inference-service: sends what that would send, made from the golden samples. */
public final class Inference {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Inference() {}

    /** An outcome for an upload: that category, orange. */
    public static void classifies(UUID id, String category) {
        classifies(id, category, outcome -> {});
    }

    /** The same with changes to the sample. */
    public static void classifies(UUID id, String category, Consumer<ObjectNode> changes) {
        ObjectNode outcome = sample("classification");
        outcome.put("id", id.toString());
        outcome.put("submittedAt", Instant.now().minusMillis(300).toString());
        outcome.put("classifiedAt", Instant.now().toString());
        ObjectNode classification = (ObjectNode) outcome.get("classification");
        classification.put("category", category);
        ((ObjectNode) classification.at("/predictions/0")).put("category", category);
        changes.accept(outcome);
        send("classification", "classifications", outcome);
    }

    /** A refusal of a camera's frame. */
    public static void rejects(UUID id, String source) {
        rejects(id, source, outcome -> {});
    }

    /** The same with changes to the sample. */
    public static void rejects(UUID id, String source, Consumer<ObjectNode> changes) {
        ObjectNode outcome = sample("rejection");
        outcome.put("id", id.toString());
        outcome.put("source", source);
        outcome.put("submittedAt", Instant.now().minusMillis(300).toString());
        outcome.put("classifiedAt", Instant.now().toString());
        changes.accept(outcome);
        send("classification", "classifications", outcome);
    }

    /** Objects that a detector has found; the members of the sample can be changed. */
    public static void annotates(
            UUID id, String source, List<String> categories, Consumer<ObjectNode> changes) {
        ObjectNode outcome = sample("annotation");
        outcome.put("id", id.toString());
        outcome.put("source", source);
        outcome.put("submittedAt", Instant.now().minusMillis(300).toString());
        outcome.put("analysedAt", Instant.now().toString());
        outcome.remove("main");
        ObjectNode found = (ObjectNode) outcome.at("/objects/0");
        ArrayNode objects = outcome.putArray("objects");
        for (int i = 0; i < categories.size(); i++) {
            ObjectNode object = found.deepCopy();
            object.put("category", categories.get(i)).put("score", 0.9 - i * 0.01);
            objects.add(object);
        }
        changes.accept(outcome);
        send("annotation", "annotations", outcome);
    }

    /** Announces a model with these categories. */
    public static void announces(String name, String version, List<String> categories) {
        ObjectNode model = sample("model-announced");
        model.put("name", name);
        model.put("version", version);
        model.set("labels", JSON.valueToTree(categories));
        Kafka.send("models", name + "/" + version, bytes(model), headers(name, "/models/" + name));
    }

    private static void send(String schema, String topic, ObjectNode outcome) {
        Contracts.assertValid(schema, outcome.toString());
        String id = outcome.get("id").asText();
        Kafka.send(topic, id, bytes(outcome), headers(id, outcome.get("source").asText()));
    }

    private static Map<String, String> headers(String id, String source) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id,
                "ce_source",
                source,
                "ce_type",
                "io.romanesco.image.classified.v1",
                "ce_time",
                Instant.now().toString());
    }

    private static ObjectNode sample(String name) {
        try {
            return (ObjectNode) JSON.readTree(Contracts.sample(name));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
