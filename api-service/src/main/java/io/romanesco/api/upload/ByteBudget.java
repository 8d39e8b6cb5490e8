package io.romanesco.api.upload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of uploads that are on their way to Kafka. A bounded number, so that a crowd cannot
 * take all memory.
 */
@ApplicationScoped
public class ByteBudget {

    private final long most;
    private final AtomicLong now = new AtomicLong();

    @Inject
    ByteBudget(UploadConfig config, MeterRegistry metrics) {
        this(config.maxInFlight().asLongValue());
        Gauge.builder("romanesco.in.flight.bytes", now, AtomicLong::get)
                .description("Bytes of uploads on their way to Kafka")
                .baseUnit("bytes")
                .register(metrics);
    }

    private ByteBudget(long most) {
        this.most = most;
    }

    /** The same without metrics. */
    public static ByteBudget ofAtMost(long most) {
        return new ByteBudget(most);
    }

    /**
     * A share of the budget, or nothing when it is spent. Run what comes back to return it; twice
     * does no harm.
     */
    public Optional<Runnable> reserve(long bytes) {
        if (now.addAndGet(bytes) > most) {
            now.addAndGet(-bytes);
            return Optional.empty();
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (held.compareAndSet(true, false)) {
                now.addAndGet(-bytes);
            }
        });
    }

    /** How many there are. */
    public long now() {
        return now.get();
    }
}
