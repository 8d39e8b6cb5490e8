package io.romanesco.api.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads numbers and words out of content; what lies beyond its end counts as not there. */
record Bytes(byte[] content) {

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
