package io.romanesco.inference.decode.jpeg;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The file in native memory while the decoder reads it. The library has no call to interrupt a
 * decoder. Instead the input is overwritten with end-of-image markers: the decoder then meets the
 * end of the file, which is a warning, and stops on it.
 */
final class NativeInput implements TurboJpeg.Stoppable, AutoCloseable {

    private static final ValueLayout.OfShort MARKER =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(java.nio.ByteOrder.BIG_ENDIAN);
    private static final short END_OF_IMAGE = (short) 0xffd9;

    private final MemorySegment file;
    private boolean ended;

    NativeInput(MemorySegment file) {
        this.file = file;
    }

    @Override
    public synchronized void stop() {
        if (ended) {
            return;
        }
        for (long at = 0; at + 1 < file.byteSize(); at += 2) {
            file.set(MARKER, at, END_OF_IMAGE);
        }
    }

    /** After this call the memory may be freed. */
    @Override
    public synchronized void close() {
        ended = true;
    }
}
