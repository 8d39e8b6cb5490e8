package io.romanesco.api.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.api.images.CategoryNames;
import io.romanesco.api.platform.Inbox;
import io.romanesco.api.platform.MalformedRecordException;
import io.romanesco.contract.ModelAnnouncement;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Stores announced versions of models, and forgets those that are gone. The topic is compacted and
 * small; it is read whole at each start.
 */
@ApplicationScoped
public class ModelConsumer {

    private static final String CHANNEL = "models";

    private final Inbox inbox;
    private final ObjectMapper json;
    private final ModelRepository models;

    ModelConsumer(Inbox inbox, ObjectMapper json, ModelRepository models) {
        this.inbox = inbox;
        this.json = json;
        this.models = models;
    }

    @Incoming(CHANNEL)
    Uni<Void> store(Message<byte[]> message) {
        return inbox.handle(CHANNEL, message, () -> handle(message));
    }

    private Uni<Void> handle(Message<byte[]> message) {
        return message.getPayload() == null
                ? models.remove(key(message))
                : models.store(read(message.getPayload()));
    }

    /** A tombstone says with its key, name/version, which version is gone. */
    private static ModelEntity.Key key(Message<byte[]> message) {
        String[] parts =
                message.getMetadata(IncomingKafkaRecordMetadata.class)
                        .map(IncomingKafkaRecordMetadata::getKey)
                        .map(key -> new String((byte[]) key, StandardCharsets.UTF_8).split("/", -1))
                        .orElse(new String[0]);
        if (parts.length != 2) {
            throw new MalformedRecordException("tombstone of a model without name/version as key");
        }
        return new ModelEntity.Key(parts[0], parts[1]);
    }

    private ModelAnnouncement read(byte[] value) {
        ModelAnnouncement announced;
        try {
            announced = json.readValue(value, ModelAnnouncement.class);
        } catch (IOException | IllegalArgumentException _) {
            throw new MalformedRecordException("model announcement is not the JSON of its schema");
        }
        if (announced == null) {
            throw new MalformedRecordException("model announcement is empty");
        }
        CategoryNames.require("model announcement", announced.labels());
        return announced;
    }
}
