package io.romanesco.inference.decode;

import io.romanesco.inference.decode.Inspection.Accepted;
import io.romanesco.inference.decode.structure.ImageType;
import io.romanesco.inference.decode.structure.Structure;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/** Decodes by the codecs of the JDK, and WebP by that of TwelveMonkeys, which plugs in there. */
final class ImageIoReader implements PixelReader {

    static {
        // Plug-ins are found by scanning the class path, by whoever comes first.
        ImageIO.scanForPlugins();
    }

    @Override
    public Pixels read(Accepted file, CpuClock clock) throws IOException {
        ImageType type = file.header().type();
        ImageReader reader = ImageIO.getImageReadersByFormatName(type.name()).next();
        byte[] plain = PlainFile.of(file.bytes(), type, file.structure());
        try (ByteArrayImageStream stream = new ByteArrayImageStream(plain, clock)) {
            CodecWarnings warnings = new CodecWarnings();
            reader.addIIOReadWarningListener(warnings);
            reader.setInput(stream, true, true);
            Pixels pixels = read(reader, file);
            warnings.check();
            return pixels;
        } finally {
            reader.dispose();
        }
    }

    private static Pixels read(ImageReader reader, Accepted file) throws IOException {
        Structure structure = file.structure();
        if (structure.samples().model().hasInks()) {
            return Inks.of(reader.readRaster(0, null), structure.samples().model())
                    .toRgb(ColorProfile.of(file));
        }
        BufferedImage image = reader.read(0, unmanaged(reader));
        return structure
                .embedded()
                .frame()
                .map(frame -> Canvas.place(image, frame, structure))
                .orElseGet(() -> RgbConverter.toRgb(image));
    }

    /**
     * Where a profile is embedded, ImageIO would convert the pixels by itself, or fail to. They are
     * taken as stored here, and converted afterwards: ask for the profile's own space.
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
