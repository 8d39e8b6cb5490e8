package io.romanesco.inference.protocol;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Limits the bytes of all requests that are in work or wait. More are refused, never queued. */
@ApplicationScoped
public class RequestBytes {

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    RequestBytes(ProtocolConfig config) {
        this.limit = config.maxBytes().asLongValue();
    }

    /** Reserves bytes, and holds them once; empty if too few are left. */
    public Optional<Reservation> reserve(long bytes) {
        if (used.addAndGet(bytes) > limit) {
            used.addAndGet(-bytes);
            return Optional.empty();
        }
        return Optional.of(new Reservation(bytes));
    }

    /**
     * The bytes of a request. They count until everybody has let go of them: the connection that
     * they come from, and the work on them, which may go on when the connection is gone.
     */
    public final class Reservation {

        private final long bytes;
        private final Runnable first;
        private int holders;

        private Reservation(long bytes) {
            this.bytes = bytes;
            this.first = hold();
        }

        /** Lets go of what {@link RequestBytes#reserve} holds. */
        public void release() {
            first.run();
        }

        /** Holds the bytes once more; the result lets go of them, once. */
        public synchronized Runnable hold() {
            holders++;
            AtomicBoolean held = new AtomicBoolean(true);
            return () -> {
                if (held.compareAndSet(true, false)) {
                    letGo();
                }
            };
        }

        private synchronized void letGo() {
            holders--;
            if (holders == 0) {
                used.addAndGet(-bytes);
            }
        }
    }
}
