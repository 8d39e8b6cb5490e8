package io.romanesco.api.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.romanesco.api.images.Image;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** How a change travels between replicas: {@code {"type":"classified","image":{...}}}. */
@ApplicationScoped
public class ChangeFormat {

    /** PostgreSQL takes notifications of less than 8000 bytes. */
    static final int MOST_BYTES = 7999;

    private final ObjectMapper json;

    ChangeFormat(ObjectMapper json) {
        this.json = json;
    }

    /** The change as a JSON tree of the image. */
    Change of(ChangeType type, Image image) {
        return new Change(type, image.id(), json.valueToTree(image));
    }

    /** The change that leaves nothing but the id. */
    Change deleted(UUID id) {
        return new Change(ChangeType.DELETED, id, json.createObjectNode().put("id", id.toString()));
    }

    /**
     * The payload of a notification. One that would be too long goes without its list of
     * predictions.
     */
    String write(Change change) {
        String payload = payload(change.type(), change.image());
        if (payload.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
            return payload;
        }
        ObjectNode shorter = change.image().deepCopy();
        if (shorter.get("classification") instanceof ObjectNode classification) {
            classification.putArray("predictions");
        }
        return payload(change.type(), shorter);
    }

    private String payload(ChangeType type, JsonNode image) {
        return json.createObjectNode().put("type", type.label()).set("image", image).toString();
    }

    /** The change in a notification's payload. */
    Change read(String payload) {
        try {
            JsonNode tree = json.readTree(payload);
            JsonNode image = tree.required("image");
            return new Change(
                    ChangeType.named(tree.required("type").asText()),
                    UUID.fromString(image.required("id").asText()),
                    image);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
