package io.romanesco.e2e.client;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

final class Bytes {

    private Bytes() {}

    static byte[] joined(byte[] first, byte[]... others) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        Arrays.stream(others).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
