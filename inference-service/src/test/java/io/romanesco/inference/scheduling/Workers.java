package io.romanesco.inference.scheduling;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.OptionalInt;

/** Settings of workers, made by hand. */
record Workers(OptionalInt count, OptionalInt decoding, int batch, int queue, long bytes)
        implements WorkersConfig {

    static Workers ofBatch(int batch) {
        return new Workers(OptionalInt.empty(), OptionalInt.empty(), batch, 0, 0);
    }

    static Workers ofBytes(long bytes) {
        return new Workers(OptionalInt.empty(), OptionalInt.empty(), 1, 0, bytes);
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
