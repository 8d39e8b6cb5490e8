package io.romanesco.bench;

import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.Pixels;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Test pictures: the scaled JPEGs of the folder in the system property {@code pictures}; without
 * it, drawn ones that are the same in every run.
 */
public final class Pictures {

    public static final ImageDecoder DECODER = new ImageDecoder(DecodeSettings.DEFAULT);

    private Pictures() {}

    /** Square JPEGs. */
    public static List<byte[]> jpegs(int size, int count) {
        List<BufferedImage> sources = photographs(count);
        Random random = new Random(1);
        List<byte[]> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(
                    jpeg(
                            sources.isEmpty()
                                    ? drawing(size, random)
                                    : scaled(sources.get(i % sources.size()), size)));
        }
        return files;
    }

    /** A JPEG with {@code length} bytes: a drawing, padded with comment segments. */
    public static byte[] jpegOfBytes(int length, int seed) {
        byte[] small = jpeg(drawing(96, new Random(seed)));
        ByteArrayOutputStream file = new ByteArrayOutputStream(length);
        file.write(small, 0, 2);
        for (int missing = length - small.length; missing >= 4; ) {
            int segment = Math.min(missing, 0xffff) - 2;
            file.write(0xff);
            file.write(0xfe);
            file.write(segment >> 8);
            file.write(segment);
            file.write(new byte[segment - 2], 0, segment - 2);
            missing -= segment + 2;
        }
        file.write(small, 2, small.length - 2);
        return file.toByteArray();
    }

    public static Pixels decode(byte[] file) {
        return ((Decoded) DECODER.decode(file)).pixels();
    }

    /** Where the pictures come from, for the report. */
    public static String source() {
        return System.getProperty("pictures", "drawn");
    }

    private static List<BufferedImage> photographs(int count) {
        String folder = System.getProperty("pictures");
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
            List<BufferedImage> images = new ArrayList<>();
            for (int i = 0; i < Math.min(count, all.size()); i++) {
                int spread = (int) ((long) i * all.size() / Math.min(count, all.size()));
                images.add(ImageIO.read(all.get(spread).toFile()));
            }
            return images;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static BufferedImage scaled(BufferedImage image, int size) {
        BufferedImage scaled = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scaled.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(image, 0, 0, size, size, null);
        pen.dispose();
        return scaled;
    }

    /** Soft shapes with some grain. */
    private static BufferedImage drawing(int size, Random random) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        for (int i = 0; i < 60; i++) {
            int x = random.nextInt(size);
            int y = random.nextInt(size);
            int side = size / 8 + random.nextInt(size / 3);
            pen.setPaint(
                    new GradientPaint(
                            x,
                            y,
                            new Color(random.nextInt(0x1000000)),
                            x + side,
                            y + side,
                            new Color(random.nextInt(0x1000000))));
            pen.fillOval(x - side / 2, y - side / 2, side, side);
        }
        pen.dispose();
        int[] row = new int[size];
        for (int y = 0; y < size; y++) {
            image.getRGB(0, y, size, 1, row, 0, size);
            for (int x = 0; x < size; x++) {
                row[x] ^= random.nextInt(0x1000000) & 0x070707;
            }
            image.setRGB(0, y, size, 1, row, 0, size);
        }
        return image;
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
