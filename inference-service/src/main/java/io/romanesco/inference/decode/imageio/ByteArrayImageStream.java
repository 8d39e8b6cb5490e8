package io.romanesco.inference.decode.imageio;

import io.romanesco.inference.decode.CpuTimeLimit;
import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * An ImageIO stream over an array: no copy, no cache, no file. ImageIO codecs cannot be
 * interrupted, but all of them read from their stream. Once the time limit has passed, the next
 * read fails.
 */
public final class ByteArrayImageStream extends ImageInputStreamImpl {

    private static final int SINGLE_READS = 1 << 14;

    private final byte[] bytes;
    private final CpuTimeLimit clock;
    private int unchecked;

    public ByteArrayImageStream(byte[] bytes, CpuTimeLimit clock) {
        this.bytes = bytes;
        this.clock = clock;
    }

    @Override
    public int read() throws IOException {
        if (++unchecked >= SINGLE_READS) {
            unchecked = 0;
            clock.check();
        }
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        // Reading the clock takes half a microsecond, so short reads check it only now and then.
        unchecked += 16;
        if (length >= 512 || unchecked >= SINGLE_READS) {
            unchecked = 0;
            clock.check();
        }
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return -1;
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
