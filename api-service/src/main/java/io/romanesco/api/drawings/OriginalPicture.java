package io.romanesco.api.drawings;

import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.Inspection.Accepted;
import io.romanesco.contract.image.Structure.Frame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes an original for a drawing: upright, in RGB, transparent parts white. An animation is its
 * first frame.
 */
final class OriginalPicture {

    static {
        // ImageIO finds plug-ins on the class path of the thread that scans first.
        ImageIO.scanForPlugins();
    }

    private OriginalPicture() {}

    /**
     * The picture. It takes processor time: not for event loops.
     *
     * @param maxPixels larger pictures are shrunk by leaving out rows and columns
     * @throws IOException when the codec cannot read it
     */
    static BufferedImage decode(byte[] file, Accepted inspected, int maxPixels) throws IOException {
        ImageHeader header = inspected.header();
        int step = step(header, maxPixels);
        ImageReader reader = ImageIO.getImageReadersByFormatName(header.type().name()).next();
        try (MemoryCacheImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            ImageReadParam settings = reader.getDefaultReadParam();
            settings.setSourceSubsampling(step, step, 0, 0);
            BufferedImage frame = reader.read(0, settings);
            return upright(frame, header, inspected.structure().embedded().frame(), step);
        } catch (RuntimeException e) {
            throw new IOException(e);
        } finally {
            reader.dispose();
        }
    }

    private static int step(ImageHeader header, int maxPixels) {
        int step = 1;
        while (shrunk(header.storedWidth(), step) * (long) shrunk(header.storedHeight(), step)
                > maxPixels) {
            step++;
        }
        return step;
    }

    private static int shrunk(int side, int step) {
        return (side + step - 1) / step;
    }

    private static BufferedImage upright(
            BufferedImage frame, ImageHeader header, Optional<Frame> place, int step) {
        int width = shrunk(header.storedWidth(), step);
        int height = shrunk(header.storedHeight(), step);
        boolean transposed = header.isTransposed();
        BufferedImage picture =
                new BufferedImage(
                        transposed ? height : width,
                        transposed ? width : height,
                        BufferedImage.TYPE_3BYTE_BGR);
        AffineTransform turn = turn(header.orientation(), width, height);
        place.ifPresent(at -> turn.translate(at.x() / step, at.y() / step));
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        pen.drawImage(frame, turn, null);
        pen.dispose();
        return picture;
    }

    /** From stored to upright pixels, by EXIF tag 0x0112. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
