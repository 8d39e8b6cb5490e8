package io.romanesco.api.events;

import io.romanesco.api.events.ImageExistsFilter.ImageExists;
import io.romanesco.api.images.ImageRepository;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes of one image as server-sent events. */
@Path("/api/v1/images/{id}/events")
@Tag(name = "events")
@Produces(MediaType.SERVER_SENT_EVENTS)
public class ImageEventResource {

    private final ServerSentEvents events;
    private final ImageRepository images;

    ImageEventResource(ServerSentEvents events, ImageRepository images) {
        this.events = events;
        this.images = images;
    }

    @GET
    @ImageExists
    @Operation(
            operationId = "followImage",
            summary = "The image as it is, then each change of it, until it is deleted")
    @APIResponse(
            responseCode = "200",
            description = "Events without an end.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING)))
    public Multi<OutboundSseEvent> ofOne(@PathParam("id") UUID id, @Context Sse sse) {
        return events.of(id, () -> images.view(id), sse);
    }
}
