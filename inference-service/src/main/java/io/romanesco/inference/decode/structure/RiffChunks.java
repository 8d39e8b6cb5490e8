package io.romanesco.inference.decode.structure;

import io.romanesco.inference.decode.structure.Structure.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Steps over the chunks of a RIFF container: four letters, length, content, padding to even. */
final class RiffChunks {

    static final int HEADER = 8;

    private final byte[] bytes;
    private final ByteBuffer file;
    private int end;
    private int next;
    private int offset;
    private int length;
    private boolean cut;

    RiffChunks(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.next = start;
        this.end = end;
    }

    /** Ends earlier than the file does. */
    void end(int position) {
        end = position;
    }

    /** Moves to the next chunk; false at the end, or where a chunk is not all there. */
    boolean next() {
        if (next > end - HEADER) {
            cut |= next < end;
            return false;
        }
        long declared = unsignedInt(next + 4);
        if (declared > end - next - HEADER) {
            cut = true;
            return false;
        }
        offset = next + HEADER;
        length = (int) declared;
        next = offset + length + (length & 1);
        return true;
    }

    /** Whether the last chunk is not all there. */
    boolean isCut() {
        return cut;
    }

    /** The four letters, the first one lowest. */
    int type() {
        return file.getInt(offset - HEADER);
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    Slice content() {
        return new Slice(offset, length);
    }

    /** The chunk with its header. */
    Slice whole() {
        return new Slice(offset - HEADER, length + HEADER);
    }

    /** The chunks within the present one, behind so many bytes. */
    RiffChunks within(int skipped) {
        return new RiffChunks(bytes, offset + skipped, offset + length);
    }

    int unsignedByte(int at) {
        return file.get(at) & 0xff;
    }

    int unsignedShort(int at) {
        return file.getShort(at) & 0xffff;
    }

    int unsigned24(int at) {
        return unsignedShort(at) | unsignedByte(at + 2) << 16;
    }

    long unsignedInt(int at) {
        return file.getInt(at) & 0xffffffffL;
    }
}
