package io.romanesco.inference.drawing;

import io.romanesco.inference.decode.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Pictures and files that the tests draw for themselves. */
public final class Drawings {

    public static final int RED = 0xe01010;
    public static final int GREEN = 0x10e010;
    public static final int BLUE = 0x1010e0;
    public static final int GREY = 0x808080;

    private Drawings() {}

    /** One colour all over. */
    public static BufferedImage plain(int width, int height, int rgb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width * height];
        Arrays.fill(row, rgb);
        image.setRGB(0, 0, width, height, row, 0, width);
        return image;
    }

    /** Four colours, so that turning and mirroring show: red, green above blue, grey. */
    public static BufferedImage quarters(int width, int height) {
        BufferedImage image = plain(width, height, RED);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean right = x >= width / 2;
                boolean below = y >= height / 2;
                image.setRGB(x, y, below ? right ? GREY : BLUE : right ? GREEN : RED);
            }
        }
        return image;
    }

    /** Noise of a linear congruential generator, the same in any language. */
    public static Pixels noise(int width, int height, int seed) {
        byte[] rgb = new byte[width * height * 3];
        int state = seed;
        for (int i = 0; i < rgb.length; i++) {
            state = state * 1103515245 + 12345 & 0x7fffffff;
            rgb[i] = (byte) (state >> 16);
        }
        return new Pixels(width, height, rgb);
    }

    /** One colour as pixels. */
    public static Pixels pixels(int width, int height, int rgb) {
        byte[] bytes = new byte[width * height * 3];
        for (int i = 0; i < bytes.length; i += 3) {
            bytes[i] = (byte) (rgb >> 16);
            bytes[i + 1] = (byte) (rgb >> 8);
            bytes[i + 2] = (byte) rgb;
        }
        return new Pixels(width, height, bytes);
    }

    public static byte[] jpeg(BufferedImage image) {
        return encode(image, "jpeg");
    }

    public static byte[] gif(BufferedImage image) {
        return encode(image, "gif");
    }

    public static byte[] bmp(BufferedImage image) {
        return encode(image, "bmp");
    }

    public static byte[] png(BufferedImage image) {
        return encode(image, "png");
    }

    /** A JPEG of noise: large, since noise cannot be compressed. */
    public static byte[] noisyJpeg(int width, int height) {
        Pixels noise = noise(width, height, 42);
        BufferedImage image = plain(width, height, 0);
        for (int i = 0; i < width * height; i++) {
            byte[] rgb = noise.rgb();
            image.setRGB(
                    i % width,
                    i / width,
                    (rgb[i * 3] & 0xff) << 16
                            | (rgb[i * 3 + 1] & 0xff) << 8
                            | rgb[i * 3 + 2] & 0xff);
        }
        return jpeg(image);
    }

    /** A JPEG with an EXIF orientation, 1 to 8. */
    public static byte[] jpeg(BufferedImage image, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(32);
        exif.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        return withSegment(jpeg(image), 0xe1, exif.array());
    }

    /** The JPEG with one more segment at its start. */
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + data.length + 4);
        file.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker);
        file.putShort((short) (data.length + 2)).put(data);
        return file.put(jpeg, 2, jpeg.length - 2).array();
    }

    private static byte[] encode(BufferedImage image, String format) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
