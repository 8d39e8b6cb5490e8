package io.romanesco.inference.decode.imageio;

import io.romanesco.inference.decode.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Small JPEGs of decoded pictures, for reports that people look at. */
public final class JpegThumbnail {

    private JpegThumbnail() {}

    /**
     * A picture as a {@code data:} URL, its aspect ratio kept. Each pixel is the mean of those that
     * it stands for.
     *
     * @param side most pixels in width and height; a smaller picture keeps its size
     */
    public static String dataUrl(Pixels picture, int side) {
        int longest = Math.max(picture.width(), picture.height());
        int width = scaled(picture.width(), side, longest);
        int height = scaled(picture.height(), side, longest);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                small.setRGB(x, y, mean(picture, x, y, width, height));
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(small, "jpg", jpeg);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.toByteArray());
    }

    private static int scaled(int pixels, int side, int longest) {
        return longest <= side ? pixels : Math.max(1, pixels * side / longest);
    }

    /** The mean colour of the part of a picture that one pixel of the small one stands for. */
    private static int mean(Pixels picture, int x, int y, int width, int height) {
        int left = (int) ((long) x * picture.width() / width);
        int right = Math.max(left + 1, (int) ((x + 1L) * picture.width() / width));
        int top = (int) ((long) y * picture.height() / height);
        int bottom = Math.max(top + 1, (int) ((y + 1L) * picture.height() / height));
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int row = top; row < bottom; row++) {
            int at = (row * picture.width() + left) * 3;
            for (int column = left; column < right; column++, at += 3) {
                red += picture.rgb()[at] & 0xff;
                green += picture.rgb()[at + 1] & 0xff;
                blue += picture.rgb()[at + 2] & 0xff;
            }
        }
        long count = (long) (bottom - top) * (right - left);
        return (int) (red / count << 16 | green / count << 8 | blue / count);
    }
}
