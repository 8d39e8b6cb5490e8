package io.romanesco.inference.hostile;

import java.io.ByteArrayOutputStream;

/** Entropy-coded data of a JPEG: bits from the highest, a zero stuffed behind every 0xFF. */
final class Bits {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int present;
    private int count;

    Bits add(int value, int length) {
        for (int i = length - 1; i >= 0; i--) {
            present = present << 1 | value >> i & 1;
            if (++count == 8) {
                bytes.write(present);
                if (present == 0xff) {
                    bytes.write(0);
                }
                present = 0;
                count = 0;
            }
        }
        return this;
    }

    /** The bytes, the last one filled with ones. */
    byte[] bytes() {
        while (count != 0) {
            add(1, 1);
        }
        return bytes.toByteArray();
    }
}
