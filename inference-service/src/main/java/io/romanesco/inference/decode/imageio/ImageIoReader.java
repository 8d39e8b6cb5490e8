package io.romanesco.inference.decode.imageio;

import io.romanesco.contract.image.ImageType;
import io.romanesco.contract.image.Structure;
import io.romanesco.inference.decode.CpuTimeLimit;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.LibjpegWarnings;
import io.romanesco.inference.decode.PixelReader;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.decode.icc.CmykPixels;
import io.romanesco.inference.decode.icc.ColorProfile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Decodes by ImageIO: the JDK's codecs, and the WebP plug-in of TwelveMonkeys. */
public final class ImageIoReader implements PixelReader {

    static {
        // ImageIO finds plug-ins on the class path of the thread that scans first.
        ImageIO.scanForPlugins();
    }

    @Override
    public Pixels read(Accepted file, CpuTimeLimit clock) throws IOException {
        ImageType type = file.header().type();
        ImageReader reader = ImageIO.getImageReadersByFormatName(type.name()).next();
        byte[] plain = MetadataStripper.of(file.bytes(), type, file.structure());
        try (ByteArrayImageStream stream = new ByteArrayImageStream(plain, clock)) {
            LibjpegWarnings warnings = new LibjpegWarnings();
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
            return CmykPixels.of(reader.readRaster(0, null), structure.samples().model())
                    .toRgb(ColorProfile.of(file));
        }
        BufferedImage image = reader.read(0);
        return structure
                .embedded()
                .frame()
                .map(frame -> FramePlacement.place(image, frame, structure))
                .orElseGet(() -> RgbConverter.toRgb(image));
    }
}
