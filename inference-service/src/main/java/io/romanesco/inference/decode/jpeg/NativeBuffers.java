package io.romanesco.inference.decode.jpeg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Native memory for one decoder call: the file and the decoded samples. Buffers of small pictures
 * are reused, because allocating and clearing them costs a tenth of the decoding. At most one
 * buffer a decoding thread is kept.
 */
final class NativeBuffers implements AutoCloseable {

    private static final long KEPT_BYTES = 1 << 20;
    private static final long ALIGNMENT = 64;
    private static final Queue<MemorySegment> KEPT = new ConcurrentLinkedQueue<>();

    private final Arena arena;
    private final MemorySegment memory;
    private final long fileBytes;
    private final long targetBytes;

    private NativeBuffers(long fileBytes, long targetBytes) {
        this.fileBytes = fileBytes;
        this.targetBytes = targetBytes;
        if (start() + targetBytes > KEPT_BYTES) {
            // Shared, because another thread may stop the decoder.
            arena = Arena.ofShared();
            memory = arena.allocate(start() + targetBytes, ALIGNMENT);
        } else {
            arena = null;
            MemorySegment kept = KEPT.poll();
            memory = kept == null ? Arena.ofAuto().allocate(KEPT_BYTES, ALIGNMENT) : kept;
        }
    }

    /** Copies the file into native memory. The copy may be overwritten to stop the decoder. */
    static NativeBuffers of(byte[] file, long targetBytes) {
        NativeBuffers buffers = new NativeBuffers(file.length, targetBytes);
        buffers.file().copyFrom(MemorySegment.ofArray(file));
        return buffers;
    }

    MemorySegment file() {
        return memory.asSlice(0, fileBytes);
    }

    MemorySegment target() {
        return memory.asSlice(start(), targetBytes);
    }

    private long start() {
        return (fileBytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    @Override
    public void close() {
        if (arena == null) {
            KEPT.add(memory);
        } else {
            arena.close();
        }
    }
}
