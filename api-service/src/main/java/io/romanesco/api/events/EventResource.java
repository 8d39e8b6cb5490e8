package io.romanesco.api.events;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.config.EventsConfig;
import io.romanesco.api.image.Image;
import io.romanesco.api.image.ImageRepository;
import io.romanesco.api.image.ImageStatus;
import io.romanesco.api.problem.ProblemCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes as server-sent events: {@code event} is the kind of change, {@code data} the image as JSON. */
@Path("/api/v1")
@Tag(name = "events")
@Produces(MediaType.SERVER_SENT_EVENTS)
public class EventResource {

    private final EventStream streams;
    private final ImageRepository images;
    private final ChangeFormat format;
    private final EventsConfig config;

    EventResource(
            EventStream streams,
            ImageRepository images,
            ChangeFormat format,
            EventsConfig config) {
        this.streams = streams;
        this.images = images;
        this.format = format;
        this.config = config;
    }

    @GET
    @Path("/events")
    @Operation(summary = "Every change of every image, from now on")
    public Multi<OutboundSseEvent> all(@Context Sse sse) {
        return withHeartbeat(sse, streams.all());
    }

    @GET
    @Path("/images/{id}/events")
    @Operation(summary = "The image as it is, then each change of it, until it is deleted")
    public Multi<OutboundSseEvent> ofOne(@PathParam("id") UUID id, @Context Sse sse) {
        return withHeartbeat(sse, streams.of(id, () -> present(id)));
    }

    private Uni<Change> present(UUID id) {
        return Panache.withSession(() -> images.findById(id))
                .map(
                        row -> {
                            if (row == null) {
                                throw ProblemCode.IMAGE_NOT_FOUND.because(
                                        "There is no image with the id " + id + ".");
                            }
                            Image image = row.toImage();
                            return format.of(typeOf(image.status()), image);
                        });
    }

    private static ChangeType typeOf(ImageStatus status) {
        return switch (status) {
            case PENDING -> ChangeType.SUBMITTED;
            case CLASSIFIED -> ChangeType.CLASSIFIED;
            case REJECTED -> ChangeType.REJECTED;
            case FAILED -> ChangeType.FAILED;
        };
    }

    private Multi<OutboundSseEvent> withHeartbeat(Sse sse, Multi<Change> changes) {
        Multi<OutboundSseEvent> events = changes.map(change -> event(sse, change));
        OutboundSseEvent beat = sse.newEventBuilder().comment("heartbeat").build();
        Multi<OutboundSseEvent> beats =
                Multi.createFrom()
                        .ticks()
                        .every(config.heartbeat())
                        .onOverflow()
                        .drop()
                        .map(_ -> beat);
        return events.onCompletion()
                .failWith(EndOfStream::new)
                .plug(live -> Multi.createBy().merging().streams(live, beats))
                .onFailure(EndOfStream.class)
                .recoverWithCompletion();
    }

    private static OutboundSseEvent event(Sse sse, Change change) {
        long id = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        return sse.newEventBuilder()
                .id(Long.toString(id))
                .name(change.type().label())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(change.image())
                .build();
    }

    /** Ends the heartbeats together with the events. */
    private static final class EndOfStream extends RuntimeException {
        EndOfStream() {
            super(null, null, false, false);
        }
    }
}
