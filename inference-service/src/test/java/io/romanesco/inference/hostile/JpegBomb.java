package io.romanesco.inference.hostile;

import java.io.ByteArrayOutputStream;

/**
 * Valid progressive JPEGs of one grey, of any size and with any number of scans, in very few bytes:
 * what a decoder must do for them has nothing to do with their length.
 */
public final class JpegBomb {

    private static final int LONGEST_RUN = 32_767;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final int blocks;

    private JpegBomb(int width, int height) {
        blocks = ((width + 7) / 8) * ((height + 7) / 8);
        marker(0xd8);
        byte[] quantizer = new byte[65];
        java.util.Arrays.fill(quantizer, 1, 65, (byte) 1);
        segment(0xdb, quantizer);
        segment(
                0xc2,
                new byte[] {
                    8,
                    (byte) (height >> 8),
                    (byte) height,
                    (byte) (width >> 8),
                    (byte) width,
                    1,
                    1,
                    0x11,
                    0
                });
        // DC: one code, no difference. AC: "0" is a run of 2^14 and more empty blocks, "10" of one.
        segment(0xc4, table(0x00, new int[] {1}, 0));
        segment(0xc4, table(0x10, new int[] {1, 1}, 0xe0, 0x00));
    }

    /**
     * A picture.
     *
     * @param scans 1 or more; from 65 on coefficients are sent again, which decoders warn of
     */
    public static byte[] of(int width, int height, int scans) {
        JpegBomb bomb = new JpegBomb(width, height);
        bomb.dc();
        for (int scan = 1; scan < scans; scan++) {
            bomb.ac((scan - 1) % 63 + 1);
        }
        bomb.marker(0xd9);
        return bomb.file.toByteArray();
    }

    private void dc() {
        segment(0xda, new byte[] {1, 1, 0x00, 0, 0, 0});
        Bits bits = new Bits();
        for (int i = 0; i < blocks; i++) {
            bits.add(0, 1);
        }
        file.writeBytes(bits.bytes());
    }

    private void ac(int coefficient) {
        segment(0xda, new byte[] {1, 1, 0x00, (byte) coefficient, (byte) coefficient, 0});
        Bits bits = new Bits();
        int left = blocks;
        while (left >= 1 << 14) {
            int run = Math.min(left, LONGEST_RUN);
            bits.add(0, 1).add(run - (1 << 14), 14);
            left -= run;
        }
        for (; left > 0; left--) {
            bits.add(0b10, 2);
        }
        file.writeBytes(bits.bytes());
    }

    private static byte[] table(int id, int[] lengths, int... symbols) {
        byte[] table = new byte[17 + symbols.length];
        table[0] = (byte) id;
        for (int i = 0; i < lengths.length; i++) {
            table[1 + i] = (byte) lengths[i];
        }
        for (int i = 0; i < symbols.length; i++) {
            table[17 + i] = (byte) symbols[i];
        }
        return table;
    }

    private void segment(int marker, byte[] content) {
        marker(marker);
        file.write(content.length + 2 >> 8);
        file.write(content.length + 2);
        file.writeBytes(content);
    }

    private void marker(int marker) {
        file.write(0xff);
        file.write(marker);
    }
}
