package io.romanesco.inference.model.registry;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A loaded model that closes after its last lease, once it is retired. Safe for many threads. */
final class SharedModel {

    private final LoadedModel model;
    private final Runnable onIdle;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** Leases, and one more until the model is retired. */
    private final AtomicInteger users = new AtomicInteger(1);

    private final AtomicBoolean retired = new AtomicBoolean();
    private volatile long lastUse = System.nanoTime();

    /**
     * A model without leases.
     *
     * @param onIdle runs when its last lease is closed, unless the model closes then
     */
    SharedModel(LoadedModel model, Runnable onIdle) {
        this.model = model;
        this.onIdle = onIdle;
    }

    LoadedModel model() {
        return model;
    }

    /** A lease; empty once the model is closed. */
    Optional<ModelLease> lease() {
        int before = users.getAndUpdate(count -> count == 0 ? 0 : count + 1);
        if (before == 0) {
            return Optional.empty();
        }
        lastUse = System.nanoTime();
        return Optional.of(new ModelLease(model, this::release));
    }

    /** Whether nobody holds a lease. */
    boolean isIdle() {
        return users.get() <= 1;
    }

    /** When it was leased last; before that, when it was loaded. In {@link System#nanoTime()}. */
    long lastUse() {
        return lastUse;
    }

    /** Lets the model close after its last lease. Only the first call has an effect. */
    CompletionStage<Void> retire() {
        if (retired.compareAndSet(false, true)) {
            release();
        }
        return closed;
    }

    private void release() {
        int left = users.decrementAndGet();
        if (left == 0) {
            try {
                model.close();
            } finally {
                closed.complete(null);
            }
        } else if (left == 1) {
            onIdle.run();
        }
    }
}
