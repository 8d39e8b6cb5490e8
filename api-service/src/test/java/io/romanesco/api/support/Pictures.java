package io.romanesco.api.support;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Pictures that the tests draw themselves. */
public final class Pictures {

    private Pictures() {}

    /** A JPEG of that size. */
    public static byte[] jpeg(int width, int height) {
        return encoded(width, height, "jpg");
    }

    /** A small JPEG. */
    public static byte[] jpeg() {
        return jpeg(64, 48);
    }

    /** A small PNG. */
    public static byte[] png() {
        return encoded(40, 30, "png");
    }

    /** A JPEG that is padded behind its end to exactly that many bytes, as some cameras do. */
    public static byte[] jpegOfBytes(int bytes) {
        return Arrays.copyOf(jpeg(), bytes);
    }

    /** The first bytes of an image, as after a broken transfer. */
    public static byte[] cut(byte[] image, int bytes) {
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
