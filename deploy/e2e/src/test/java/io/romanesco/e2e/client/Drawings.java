package io.romanesco.e2e.client;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures drawn by the tests. */
public final class Drawings {

    private static final int SIDE = 224;

    /** The longest JPEG segment: two bytes of its length count themselves. */
    private static final int LONGEST_SEGMENT = 0xFFFF;

    private Drawings() {}

    /** A JPEG of one colour with blobs; each seed gives another picture. */
    public static byte[] jpeg(Color ground, long seed) {
        return encoded(picture(ground, seed), "jpeg");
    }

    /** A green JPEG; each seed gives another picture. */
    public static byte[] jpeg(long seed) {
        return jpeg(new Color(0x20, 0xA0, 0x30), seed);
    }

    /** A red PNG. */
    public static byte[] png(long seed) {
        return encoded(picture(Color.RED, seed), "png");
    }

    /** A TIFF, which is an unsupported type. */
    public static byte[] tiff() {
        return encoded(picture(Color.RED, 1), "tiff");
    }

    /** A truncated JPEG. */
    public static byte[] truncatedJpeg() {
        byte[] whole = jpeg(7);
        return Arrays.copyOf(whole, whole.length / 2);
    }

    /** A valid JPEG of exactly {@code bytes} bytes, padded with comments. */
    public static byte[] jpegOf(int bytes) {
        byte[] picture = jpeg(11);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes);
        out.write(picture, 0, 2);
        int missing = bytes - picture.length;
        while (missing > 0) {
            int segment = Math.min(missing - 2, LONGEST_SEGMENT);
            int rest = missing - 2 - segment;
            segment -= rest > 0 && rest < 4 ? 4 : 0;
            out.writeBytes(
                    new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) (segment >> 8), (byte) segment});
            out.writeBytes(new byte[segment - 2]);
            missing -= 2 + segment;
        }
        out.write(picture, 2, picture.length - 2);
        return out.toByteArray();
    }

    private static BufferedImage picture(Color ground, long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, SIDE, SIDE);
        for (int i = 0; i < 12; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillOval(random.nextInt(SIDE), random.nextInt(SIDE), 25, 15);
        }
        graphics.dispose();
        return image;
    }

    static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
