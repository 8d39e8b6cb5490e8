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

    /** Reserves bytes. The result releases them again, once; empty if too few bytes are left. */
    public Optional<Runnable> reserve(long bytes) {
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
}
