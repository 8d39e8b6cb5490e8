package io.romanesco.inference.decode.imageio;

import io.romanesco.contract.image.Structure;
import io.romanesco.contract.image.Structure.Frame;
import io.romanesco.inference.decode.Pixels;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Places the first frame of an animation on its canvas. The canvas is white where the frame does
 * not cover it.
 */
final class FramePlacement {

    private FramePlacement() {}

    static Pixels place(BufferedImage image, Frame frame, Structure whole) {
        Pixels pixels = RgbConverter.toRgb(image);
        if (pixels.width() == whole.width() && pixels.height() == whole.height()) {
            return pixels;
        }
        byte[] rgb = new byte[Math.toIntExact(whole.pixels() * 3)];
        Arrays.fill(rgb, (byte) 0xff);
        int columns = Math.min(pixels.width(), whole.width() - frame.x());
        int rows = Math.min(pixels.height(), whole.height() - frame.y());
        for (int y = 0; y < rows; y++) {
            System.arraycopy(
                    pixels.rgb(),
                    y * pixels.width() * 3,
                    rgb,
                    ((frame.y() + y) * whole.width() + frame.x()) * 3,
                    columns * 3);
        }
        return new Pixels(whole.width(), whole.height(), rgb);
    }
}
