package io.romanesco.inference.decode.jpeg;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The file in native memory while a decoder reads it. The API has no way to interrupt a decoder,
 * but its input is ours: overwritten with end-of-image markers, the decoder finds the picture to
 * end wherever it reads next, which is a warning, on which it stops.
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

    /** From here on the memory may go. */
    @Override
    public synchronized void close() {
        ended = true;
    }
}
