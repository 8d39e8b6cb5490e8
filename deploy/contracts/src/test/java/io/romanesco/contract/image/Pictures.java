package io.romanesco.contract.image;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** Pictures that the tests draw themselves. */
final class Pictures {

    private static final String WEBP =
            "524946461e000000574542505650384c110000002f274007000750b22257a6ff8188e87f0000";

    private Pictures() {}

    /** A JPEG of that size. */
    static byte[] jpeg(int width, int height) {
        return encoded(width, height, "jpg");
    }

    /** A small JPEG. */
    static byte[] jpeg() {
        return jpeg(64, 48);
    }

    /** A small PNG. */
    static byte[] png() {
        return encoded(40, 30, "png");
    }

    /** A small GIF. */
    static byte[] gif() {
        return encoded(40, 30, "gif");
    }

    /** A small BMP. */
    static byte[] bmp() {
        return encoded(40, 30, "bmp");
    }

    /** A small lossless WebP, drawn by Pillow: 40 × 30 pixels of one colour. */
    static byte[] webp() {
        return hex(WEBP);
    }

    /** A file by its bytes in hexadecimal. */
    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** A JPEG that is padded behind its end to exactly that many bytes, as some cameras do. */
    static byte[] jpegOfBytes(int bytes) {
        return Arrays.copyOf(jpeg(), bytes);
    }

    /** The first bytes of an image, as after a broken transfer. */
    static byte[] cut(byte[] image, int bytes) {
        return Arrays.copyOf(image, bytes);
    }

    private static byte[] encoded(int width, int height, String format) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.GREEN));
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
