package io.romanesco.api.events;

import io.romanesco.api.platform.CallerContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Waits for outcomes, for those who asked with {@code Prefer: wait}. */
@ApplicationScoped
public class Outcomes {

    private final ChangeHub hub;

    Outcomes(ChangeHub hub) {
        this.hub = hub;
    }

    /**
     * Begins to listen, at once: an outcome that comes before anybody waits for it counts. Close it
     * in the end.
     */
    public Watch watch(Collection<UUID> ids) {
        Watch watch = new Watch(ids);
        hub.add(watch);
        return watch;
    }

    /** Somebody who waits until all of these images are finished. */
    public final class Watch implements ChangeListener, AutoCloseable {

        private final Set<UUID> open = ConcurrentHashMap.newKeySet();
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        private Watch(Collection<UUID> ids) {
            open.addAll(ids);
        }

        @Override
        public void onChange(Change change) {
            if (change.isFinal() && open.remove(change.id()) && open.isEmpty()) {
                done.complete(null);
            }
        }

        /** Ends when all are finished or the time is up, on the caller's Vert.x context. */
        public Uni<Void> await(Duration longest) {
            return Uni.createFrom()
                    .completionStage(done)
                    .ifNoItem()
                    .after(longest)
                    .recoverWithItem((Void) null)
                    .emitOn(CallerContext.executor());
        }

        @Override
        public void close() {
            hub.remove(this);
        }
    }
}
