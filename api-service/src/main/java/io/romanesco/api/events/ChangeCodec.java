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

/** Changes as payloads of notifications: {@code {"type":"classified","image":{...}}}. */
@ApplicationScoped
class ChangeCodec {

    /** PostgreSQL refuses payloads of 8,000 bytes and more. */
    static final int MAX_BYTES = 7999;

    private final ObjectMapper json;

    ChangeCodec(ObjectMapper json) {
        this.json = json;
    }

    /** A change to what the image is now. */
    ImageChange of(ChangeType type, Image image) {
        return new ImageChange(type, image.id(), json.valueToTree(image));
    }

    /** The deletion of an image. */
    ImageChange deleted(UUID id) {
        return new ImageChange(
                ChangeType.DELETED, id, json.createObjectNode().put("id", id.toString()));
    }

    /**
     * The payload of a notification. The lists of predictions and of what was found are left empty
     * where the payload would be too long.
     */
    String write(ImageChange change) {
        String payload = payload(change.type(), change.image());
        if (payload.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
            return payload;
        }
        ObjectNode shorter = change.image().deepCopy();
        if (shorter.get("classification") instanceof ObjectNode classification) {
            classification.putArray("predictions");
        }
        if (shorter.get("analysis") instanceof ObjectNode analysis) {
            analysis.putArray("found");
        }
        return payload(change.type(), shorter);
    }

    private String payload(ChangeType type, JsonNode image) {
        return json.createObjectNode().put("type", type.label()).set("image", image).toString();
    }

    /**
     * The change in a notification's payload.
     *
     * @throws RuntimeException when it is none
     */
    ImageChange read(String payload) {
        try {
            JsonNode tree = json.readTree(payload);
            JsonNode image = tree.required("image");
            return new ImageChange(
                    ChangeType.named(tree.required("type").asText()),
                    UUID.fromString(image.required("id").asText()),
                    image);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
