package io.romanesco.api.events;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes of all images as server-sent events. */
@Path("/api/v1/events")
@Tag(name = "events")
@Produces(MediaType.SERVER_SENT_EVENTS)
public class EventResource {

    private final ServerSentEvents events;

    EventResource(ServerSentEvents events) {
        this.events = events;
    }

    @GET
    @Operation(
            operationId = "followImages",
            summary = "Every change of every image, from now on",
            description =
                    "`event` is submitted, archived, classified, rejected, failed, labelled or"
                            + " deleted; `data` the image, of a deleted one only its id.")
    @APIResponse(
            responseCode = "200",
            description = "Events without an end.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING)))
    public Multi<OutboundSseEvent> all(@Context Sse sse) {
        return events.ofAll(sse);
    }
}
