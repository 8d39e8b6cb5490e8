package io.romanesco.api.events;

import io.romanesco.api.images.Image;
import io.romanesco.api.platform.CallerContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Changes as streams of server-sent events, one for each client. A comment now and then keeps a
 * quiet connection open. A client that is too slow for its buffer is cut off and may reconnect.
 */
@ApplicationScoped
class ServerSentEvents {

    private final ChangeFeed feed;
    private final ChangeCodec codec;
    private final EventsConfig config;

    ServerSentEvents(ChangeFeed feed, ChangeCodec codec, EventsConfig config) {
        this.feed = feed;
        this.codec = codec;
        this.config = config;
    }

    /**
     * Changes of all images from this moment on. The stream ends when changes may have been missed:
     * its client connects again, as browsers do, and reads what it waits for.
     */
    Multi<OutboundSseEvent> ofAll(Sse sse) {
        return stream(sse, emitter -> listen(emitter, new AllImages(emitter)));
    }

    /**
     * The present state of an image, then its changes, until it is deleted.
     *
     * @param present reads the present state; its failure is the stream's
     */
    Multi<OutboundSseEvent> of(UUID id, Supplier<Uni<Image>> present, Sse sse) {
        Executor context = CallerContext.executor();
        return stream(
                sse,
                emitter -> {
                    OneImage listener = new OneImage(emitter, id, state(present), context);
                    listen(emitter, listener);
                    listener.onGap();
                });
    }

    private Supplier<Uni<ImageChange>> state(Supplier<Uni<Image>> present) {
        return () -> present.get().map(image -> codec.of(ChangeType.of(image.status()), image));
    }

    private void listen(MultiEmitter<? super ImageChange> emitter, ChangeFeed.Listener listener) {
        feed.add(listener);
        emitter.onTermination(() -> feed.remove(listener));
    }

    private record AllImages(MultiEmitter<? super ImageChange> emitter)
            implements ChangeFeed.Listener {

        @Override
        public void onChange(ImageChange change) {
            emitter.emit(change);
        }

        @Override
        public void onGap() {
            emitter.complete();
        }
    }

    /** Changes and reads take turns on the stream's context, which keeps their order. */
    private static final class OneImage implements ChangeFeed.Listener {

        private final MultiEmitter<? super ImageChange> emitter;
        private final UUID id;
        private final Supplier<Uni<ImageChange>> present;
        private final Executor context;
        private long changes;

        OneImage(
                MultiEmitter<? super ImageChange> emitter,
                UUID id,
                Supplier<Uni<ImageChange>> present,
                Executor context) {
            this.emitter = emitter;
            this.id = id;
            this.present = present;
            this.context = context;
        }

        @Override
        public void onChange(ImageChange change) {
            if (change.id().equals(id)) {
                context.execute(() -> emit(change));
            }
        }

        private void emit(ImageChange change) {
            changes++;
            emitter.emit(change);
            if (change.type() == ChangeType.DELETED) {
                emitter.complete();
            }
        }

        @Override
        public void onGap() {
            context.execute(this::readState);
        }

        /** Reads again when a change came meanwhile: what was read may be older than that. */
        private void readState() {
            long before = changes;
            Uni.createFrom()
                    .deferred(present::get)
                    .emitOn(context)
                    .subscribe()
                    .with(
                            state -> {
                                if (changes == before) {
                                    emitter.emit(state);
                                } else {
                                    readState();
                                }
                            },
                            emitter::fail);
        }
    }

    private Multi<OutboundSseEvent> stream(
            Sse sse, Consumer<MultiEmitter<? super ImageChange>> changes) {
        OutboundSseEvent comment = sse.newEventBuilder().comment("heartbeat").build();
        Multi<OutboundSseEvent> heartbeats =
                Multi.createFrom()
                        .ticks()
                        .every(config.heartbeat())
                        .onOverflow()
                        .drop()
                        .map(_ -> comment);
        return Multi.createFrom()
                .<ImageChange>emitter(changes, config.clientBuffer())
                .emitOn(CallerContext.executor())
                .map(change -> event(sse, change))
                .onCompletion()
                .failWith(EndOfStream::new)
                .plug(events -> Multi.createBy().merging().streams(events, heartbeats))
                .onFailure(EndOfStream.class)
                .recoverWithCompletion();
    }

    private static OutboundSseEvent event(Sse sse, ImageChange change) {
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
