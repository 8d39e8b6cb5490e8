package io.romanesco.inference.model.registry;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The use of a loaded model. Hold it from before the first inference until after the last result is
 * decoded, then close it: a model that is replaced or unloaded stays in memory until its last lease
 * is closed. Neither method blocks.
 */
public final class ModelLease implements AutoCloseable {

    private final LoadedModel model;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    ModelLease(LoadedModel model, Runnable release) {
        this.model = model;
        this.release = release;
    }

    /** The model. It is usable until the lease is closed. */
    public LoadedModel model() {
        return model;
    }

    /** Ends the use. Only the first call has an effect. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
