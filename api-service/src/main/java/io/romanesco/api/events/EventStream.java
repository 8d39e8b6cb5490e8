package io.romanesco.api.events;

import io.romanesco.api.platform.CallerContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Changes as streams, one for each client. A client that is too slow for its buffer is cut off and
 * may come again.
 */
@ApplicationScoped
public class EventStream {

    private final ChangeHub hub;
    private final EventsConfig config;

    EventStream(ChangeHub hub, EventsConfig config) {
        this.hub = hub;
        this.config = config;
    }

    /** All changes from now on. */
    public Multi<Change> all() {
        return Multi.createFrom()
                .<Change>emitter(
                        emitter -> listen(emitter, new Forward(emitter, _ -> true)),
                        config.clientBuffer())
                .emitOn(CallerContext.executor());
    }

    /**
     * The present state of an image, then its changes, until it is deleted.
     *
     * @param present reads the present state; its failure is the stream's
     */
    public Multi<Change> of(UUID id, Supplier<Uni<Change>> present) {
        Executor context = CallerContext.executor();
        return Multi.createFrom()
                .<Change>emitter(
                        emitter -> {
                            OfOne listener = new OfOne(emitter, id, present, context);
                            listen(emitter, listener);
                            listener.onGap();
                        },
                        config.clientBuffer())
                .emitOn(context);
    }

    private void listen(MultiEmitter<? super Change> emitter, ChangeListener listener) {
        hub.add(listener);
        emitter.onTermination(() -> hub.remove(listener));
    }

    private record Forward(MultiEmitter<? super Change> emitter, Predicate<Change> wanted)
            implements ChangeListener {

        @Override
        public void onChange(Change change) {
            if (wanted.test(change)) {
                emitter.emit(change);
            }
        }
    }

    private record OfOne(
            MultiEmitter<? super Change> emitter,
            UUID id,
            Supplier<Uni<Change>> present,
            Executor context)
            implements ChangeListener {

        @Override
        public void onChange(Change change) {
            if (change.id().equals(id)) {
                emitter.emit(change);
                if (change.type() == ChangeType.DELETED) {
                    emitter.complete();
                }
            }
        }

        @Override
        public void onGap() {
            Uni.createFrom()
                    .deferred(present::get)
                    .runSubscriptionOn(context)
                    .subscribe()
                    .with(emitter::emit, emitter::fail);
        }
    }
}
