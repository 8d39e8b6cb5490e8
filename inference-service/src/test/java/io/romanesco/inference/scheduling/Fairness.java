package io.romanesco.inference.scheduling;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.OptionalInt;

/** Settings of fairness, made by hand: the default weights. */
record Fairness(Duration longestBatch, OptionalInt workers, long bytes)
        implements FairnessConfig, FairnessConfig.Weights, FairnessConfig.Background {

    static final Fairness DEFAULT =
            new Fairness(Duration.ofSeconds(10), OptionalInt.empty(), 1 << 20);

    @Override
    public Weights weights() {
        return this;
    }

    @Override
    public Background background() {
        return this;
    }

    @Override
    public int live() {
        return 8;
    }

    @Override
    public int upload() {
        return 8;
    }

    @Override
    public int protocol() {
        return 4;
    }

    @Override
    public int verify() {
        return 4;
    }

    @Override
    public int reclassify() {
        return 2;
    }

    @Override
    public int shadow() {
        return 1;
    }

    @Override
    public MemorySize maxBytes() {
        return new MemorySize(BigInteger.valueOf(bytes));
    }

    @Override
    public MemorySize maxMemory() {
        return maxBytes();
    }
}
