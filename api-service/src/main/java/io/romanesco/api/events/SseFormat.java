package io.romanesco.api.events;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Changes as server-sent events, with a comment now and then that keeps a quiet connection open.
 */
@ApplicationScoped
public class SseFormat {

    private final EventsConfig config;

    SseFormat(EventsConfig config) {
        this.config = config;
    }

    Multi<OutboundSseEvent> events(Sse sse, Multi<Change> changes) {
        OutboundSseEvent beat = sse.newEventBuilder().comment("heartbeat").build();
        Multi<OutboundSseEvent> beats =
                Multi.createFrom()
                        .ticks()
                        .every(config.heartbeat())
                        .onOverflow()
                        .drop()
                        .map(_ -> beat);
        return changes.map(change -> event(sse, change))
                .onCompletion()
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
