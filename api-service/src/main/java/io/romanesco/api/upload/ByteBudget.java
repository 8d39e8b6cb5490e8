package io.romanesco.api.upload;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A number of bytes to share out. Who asks for more than is left is refused, never queued. */
final class ByteBudget {

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    ByteBudget(long limit) {
        this.limit = limit;
    }

    /** Reserves bytes. The result releases them again, once; empty if too few bytes are left. */
    Optional<Runnable> reserve(long bytes) {
        if (used.addAndGet(bytes) > limit) {
            used.addAndGet(-bytes);
            return Optional.empty();
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (held.compareAndSet(true, false)) {
                used.addAndGet(-bytes);
            }
        });
    }

    /** Bytes that are reserved. */
    long used() {
        return used.get();
    }
}
