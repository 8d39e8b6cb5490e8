package io.romanesco.contract.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads unsigned numbers and words out of a file. Offsets must be inside the file. */
record Bytes(byte[] file) {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    int length() {
        return file.length;
    }

    /** Whether these Latin-1 characters are at the offset; false where the file ends before. */
    boolean has(String word, int offset) {
        if (file.length - offset < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (at(offset + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Offset of the next byte 0xFF, or the end. Eight bytes at a time: a byte of a word is 0xFF
     * where it is zero in the complement ("Determine if a word has a zero byte", Bit Twiddling
     * Hacks).
     */
    int nextFF(int from) {
        int offset = from;
        while (offset + Long.BYTES <= file.length && !hasFF((long) LONGS.get(file, offset))) {
            offset += Long.BYTES;
        }
        while (offset < file.length && at(offset) != 0xff) {
            offset++;
        }
        return offset;
    }

    private static boolean hasFF(long word) {
        return (~word - ONES & word & HIGH_BITS) != 0;
    }

    int at(int offset) {
        return file[offset] & 0xff;
    }

    int big16(int offset) {
        return at(offset) << 8 | at(offset + 1);
    }

    /** As a signed number. */
    int big32(int offset) {
        return big16(offset) << 16 | big16(offset + 2);
    }

    int little16(int offset) {
        return at(offset) | at(offset + 1) << 8;
    }

    int little24(int offset) {
        return little16(offset) | at(offset + 2) << 16;
    }

    /** As a signed number. */
    int little32(int offset) {
        return little16(offset) | little16(offset + 2) << 16;
    }

    long unsigned32(int offset) {
        return little32(offset) & 0xffffffffL;
    }
}
