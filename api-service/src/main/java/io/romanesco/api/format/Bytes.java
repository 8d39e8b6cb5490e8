package io.romanesco.api.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads numbers and words out of content; what lies beyond its end counts as not there. */
record Bytes(byte[] content) {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    int length() {
        return content.length;
    }

    boolean has(String word, int at) {
        byte[] wanted = word.getBytes(StandardCharsets.ISO_8859_1);
        int end = at + wanted.length;
        return content.length >= end && Arrays.equals(content, at, end, wanted, 0, wanted.length);
    }

    int at(int at) {
        return content[at] & 0xFF;
    }

    /**
     * Where the next byte 0xFF is, or the end. Eight bytes at a time: a byte of a word is 0xFF
     * where it is zero in the complement ("Determine if a word has a zero byte", Bit Twiddling
     * Hacks).
     */
    int nextFF(int from) {
        int at = from;
        while (at + Long.BYTES <= content.length && !hasFF((long) LONGS.get(content, at))) {
            at += Long.BYTES;
        }
        while (at < content.length && at(at) != 0xFF) {
            at++;
        }
        return at;
    }

    private static boolean hasFF(long word) {
        return (~word - ONES & word & HIGH_BITS) != 0;
    }

    int big16(int at) {
        return at(at) << 8 | at(at + 1);
    }

    int big32(int at) {
        return big16(at) << 16 | big16(at + 2);
    }

    int little16(int at) {
        return at(at) | at(at + 1) << 8;
    }

    int little24(int at) {
        return little16(at) | at(at + 2) << 16;
    }

    int little32(int at) {
        return little16(at) | little16(at + 2) << 16;
    }

    long unsigned32(int at) {
        return little32(at) & 0xFFFFFFFFL;
    }
}
