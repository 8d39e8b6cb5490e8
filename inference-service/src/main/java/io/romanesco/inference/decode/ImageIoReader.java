package io.romanesco.inference.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/** Decodes pixels by the codecs of the JDK. */
final class ImageIoReader {

    /**
     * Pixels as stored, and what the codec complained of.
     *
     * @param pixels the picture
     * @param damage the first complaint that means that pixels are wrong, if any
     */
    record Read(Pixels pixels, Optional<String> damage) {}

    private ImageIoReader() {}

    /**
     * Decodes the first picture of a file.
     *
     * @throws IOException when the codec gives up
     */
    static Read read(byte[] bytes, ImageType type, FileStructure structure) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(type.name()).next();
        try (ByteArrayImageStream stream = new ByteArrayImageStream(bytes)) {
            CodecWarnings warnings = new CodecWarnings();
            reader.addIIOReadWarningListener(warnings);
            reader.setInput(stream, true, true);
            Pixels pixels =
                    structure.channels() == 4
                            ? CmykConverter.toRgb(
                                    reader.readRaster(0, null), structure.adobeTransform())
                            : RgbConverter.toRgb(reader.read(0, unmanaged(reader)));
            return new Read(pixels, warnings.damage());
        } finally {
            reader.dispose();
        }
    }

    /**
     * Where a profile is embedded, ImageIO would convert the pixels to sRGB by default. Colours are
     * taken as stored here, as the training of the models takes them: ask for the profile's own
     * space.
     */
    private static ImageReadParam unmanaged(ImageReader reader) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        for (Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0); types.hasNext(); ) {
            ImageTypeSpecifier type = types.next();
            ColorSpace space = type.getColorModel().getColorSpace();
            if (type.getNumBands() == 3
                    && type.getBufferedImageType() == BufferedImage.TYPE_CUSTOM
                    && space.getType() == ColorSpace.TYPE_RGB
                    && !space.isCS_sRGB()) {
                param.setDestinationType(type);
            }
        }
        return param;
    }
}
