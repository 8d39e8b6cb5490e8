package io.romanesco.api.upload;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Limits the bytes of uploads at a time. More are refused, never queued. */
final class UploadByteLimit {

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    UploadByteLimit(long limit) {
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
