package io.romanesco.api.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.api.platform.Inbox;
import io.romanesco.api.platform.MalformedRecordException;
import io.romanesco.contract.ModelAnnouncement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Stores announced models. The topic is compacted and small; it is read whole at each start. */
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
        return inbox.handle(CHANNEL, message, () -> models.store(read(message.getPayload())));
    }

    private ModelAnnouncement read(byte[] value) {
        ModelAnnouncement announced;
        try {
            announced = value == null ? null : json.readValue(value, ModelAnnouncement.class);
        } catch (IOException | IllegalArgumentException _) {
            throw new MalformedRecordException("model announcement is not the JSON of its schema");
        }
        if (announced == null) {
            throw new MalformedRecordException("model announcement is empty");
        }
        return announced;
    }
}
