package io.romanesco.inference.decode.jpeg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Native memory for one decoding. That for small pictures is kept for the next one, since to
 * allocate it, clear it and take it away from all threads costs a tenth of decoding them; there is
 * never more of it than one piece for each thread that decodes.
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
            // Shared: who stops the decoder is another thread.
            arena = Arena.ofShared();
            memory = arena.allocate(start() + targetBytes, ALIGNMENT);
        } else {
            arena = null;
            MemorySegment kept = KEPT.poll();
            memory = kept == null ? Arena.ofAuto().allocate(KEPT_BYTES, ALIGNMENT) : kept;
        }
    }

    /** Takes the file in; its copy is the decoder's. */
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
