package io.romanesco.inference.protocol;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;

/** One thread, one waiting request, 100 bytes. */
final class SmallLimits implements ProtocolConfig {

    private static MemorySize size(long bytes) {
        return new MemorySize(BigInteger.valueOf(bytes));
    }

    @Override
    public MemorySize maxRequestSize() {
        return size(100);
    }

    @Override
    public MemorySize maxBytes() {
        return size(100);
    }

    @Override
    public MemorySize maxResponseSize() {
        return size(100);
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public int queue() {
        return 1;
    }

    @Override
    public int maxImages() {
        return 1;
    }

    @Override
    public boolean modelControl() {
        return false;
    }
}
