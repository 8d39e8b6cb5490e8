package io.romanesco.api.events;

import io.romanesco.api.platform.CallerContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Waits until all of some images are finished; made by {@link ChangeFeed#watchResults}. */
public final class ResultWatch implements ChangeFeed.Listener, AutoCloseable {

    private final ChangeFeed feed;
    private final Set<UUID> open = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    ResultWatch(ChangeFeed feed, Collection<UUID> ids) {
        this.feed = feed;
        open.addAll(ids);
    }

    @Override
    public void onChange(ImageChange change) {
        if (change.isFinal() && open.remove(change.id()) && open.isEmpty()) {
            finished.complete(null);
        }
    }

    /**
     * A missed result does little harm: the wait ends with its time, and the rows are read then.
     */
    @Override
    public void onGap() {
        // Nothing to do.
    }

    /** Ends when all are finished or the time is up, on the caller's Vert.x context. */
    public Uni<Void> await(Duration longest) {
        return Uni.createFrom()
                .completionStage(finished)
                .ifNoItem()
                .after(longest)
                .recoverWithItem((Void) null)
                .emitOn(CallerContext.executor());
    }

    @Override
    public void close() {
        feed.remove(this);
    }
}
