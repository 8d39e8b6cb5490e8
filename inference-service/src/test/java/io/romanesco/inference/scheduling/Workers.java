package io.romanesco.inference.scheduling;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.OptionalInt;

/** Settings of workers by hand. */
record Workers(int batch, long bytes) implements WorkersConfig {

    @Override
    public OptionalInt count() {
        return OptionalInt.empty();
    }

    @Override
    public OptionalInt decoding() {
        return OptionalInt.empty();
    }

    @Override
    public int queue() {
        return 0;
    }

    @Override
    public MemorySize maxBytes() {
        return new MemorySize(BigInteger.valueOf(bytes));
    }

    @Override
    public Duration stopTimeout() {
        return Duration.ZERO;
    }
}
