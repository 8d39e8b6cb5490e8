package io.romanesco.inference.scheduling;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Bounds the bytes of the images that the process has taken and not answered yet: their number
 * alone is no bound, as one may have 20 kB or 16 MiB. First come, first served; what has more than
 * all the room comes in alone.
 */
@Singleton
public class ByteBudget {

    private final long most;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private long taken;

    ByteBudget(WorkersConfig config, MeterRegistry registry) {
        this.most = config.maxBytes().asLongValue();
        Gauge.builder("romanesco.in.flight.bytes", this, ByteBudget::taken)
                .description("Bytes of images without an acknowledged result")
                .register(registry);
    }

    private record Waiting(int bytes, UniEmitter<? super Void> emitter) {}

    /** Completes when there is room, which is taken from then on. */
    public Uni<Void> enter(int bytes) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    if (isTaken(new Waiting(bytes, emitter))) {
                        emitter.complete(null);
                    }
                });
    }

    /** Gives room back. */
    public void leave(int bytes) {
        give(bytes);
        for (Waiting next = next(); next != null; next = next()) {
            next.emitter.complete(null);
        }
    }

    /** Whether somebody waits for room. */
    synchronized boolean isFull() {
        return !waiting.isEmpty();
    }

    private synchronized boolean isTaken(Waiting asking) {
        boolean fits = waiting.isEmpty() && fits(asking);
        if (fits) {
            taken += asking.bytes;
        } else {
            waiting.add(asking);
        }
        return fits;
    }

    private synchronized void give(int bytes) {
        taken -= bytes;
    }

    /** Who comes in now, if anybody. */
    private synchronized Waiting next() {
        Waiting first = waiting.peek();
        if (first == null || !fits(first)) {
            return null;
        }
        taken += first.bytes;
        return waiting.remove();
    }

    private boolean fits(Waiting asking) {
        return taken == 0 || taken + asking.bytes <= most;
    }

    private synchronized long taken() {
        return taken;
    }
}
