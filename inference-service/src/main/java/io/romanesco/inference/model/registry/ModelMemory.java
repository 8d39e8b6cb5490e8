package io.romanesco.inference.model.registry;

import com.sun.management.OperatingSystemMXBean;
import io.quarkus.runtime.configuration.MemorySize;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for all models. Each holds a share from before it is loaded until it is closed. Shares
 * are estimates: ONNX Runtime does not tell what it takes.
 */
final class ModelMemory {

    /**
     * Memory of a loaded model by the size of its file, where model.yaml does not say: the weights,
     * a copy that ONNX Runtime arranges for its kernels, and the buffers of each inference thread,
     * which depend on the picture and the batch more than on the file. A convolutional net takes 3
     * to 6 times its file with batches of 4 on two threads.
     */
    static final int FILE_SIZES = 6;

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    ModelMemory(long limit) {
        this.limit = limit;
    }

    /** As configured, else a half of what the heap leaves. */
    static ModelMemory of(Optional<MemorySize> configured) {
        return new ModelMemory(configured.map(MemorySize::asLongValue).orElseGet(() -> half()));
    }

    private static long half() {
        long all =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize();
        return Math.max(0, all - Runtime.getRuntime().maxMemory()) / 2;
    }

    /** Bytes for all models. */
    long limit() {
        return limit;
    }

    /** Bytes that loaded models hold. */
    long used() {
        return used.get();
    }

    boolean hasRoomFor(long bytes) {
        return used() + bytes <= limit;
    }

    void take(long bytes) {
        used.addAndGet(bytes);
    }

    void release(long bytes) {
        used.addAndGet(-bytes);
    }
}
