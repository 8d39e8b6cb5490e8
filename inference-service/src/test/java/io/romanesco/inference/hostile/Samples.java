package io.romanesco.inference.hostile;

import io.romanesco.inference.drawing.Drawings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small good files of every kind, to be made bad. */
public final class Samples {

    private static final String[] PICTURES = {
        "lossy.webp",
        "lossless.webp",
        "lossy-alpha.webp",
        "lossless-alpha.webp",
        "animated.webp",
        "turned.webp",
        "plain.gif",
        "animated.gif",
        "cmyk-adobe.jpg",
    };

    private Samples() {}

    /** By name. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        BufferedImage picture = Drawings.quarters(48, 32);
        BufferedImage alpha = new BufferedImage(24, 16, BufferedImage.TYPE_INT_ARGB);
        files.put("baseline.jpg", Drawings.noisyJpeg(48, 32));
        files.put("progressive.jpg", JpegBomb.of(48, 32, 12));
        files.put("turned.jpg", Drawings.jpeg(picture, 6));
        files.put(
                "grey.jpg", Drawings.jpeg(new BufferedImage(40, 24, BufferedImage.TYPE_BYTE_GRAY)));
        files.put("rgb.png", Drawings.png(picture));
        files.put("alpha.png", Drawings.png(alpha));
        files.put(
                "palette.png",
                Drawings.png(new BufferedImage(30, 20, BufferedImage.TYPE_BYTE_INDEXED)));
        files.put(
                "sixteen.png",
                Drawings.png(new BufferedImage(30, 20, BufferedImage.TYPE_USHORT_GRAY)));
        files.put("rgb.bmp", Drawings.bmp(picture));
        files.put(
                "palette.bmp",
                Drawings.bmp(new BufferedImage(30, 20, BufferedImage.TYPE_BYTE_INDEXED)));
        for (String name : PICTURES) {
            files.put(name, read(name));
        }
        return files;
    }

    private static byte[] read(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/pictures/" + name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
