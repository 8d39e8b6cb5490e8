package io.romanesco.inference.decode.jpeg;

import io.romanesco.contract.image.JpegColor;
import io.romanesco.inference.decode.CpuTimeLimit;
import io.romanesco.inference.decode.DamagedImageException;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.LibjpegWarnings;
import io.romanesco.inference.decode.PixelReader;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.decode.icc.CmykPixels;
import io.romanesco.inference.decode.icc.ColorProfile;
import io.romanesco.inference.decode.jpeg.TurboJpeg.Request;
import java.io.IOException;

/** Decodes JPEGs by libjpeg-turbo, at the size that the inspection planned. */
public final class TurboJpegReader implements PixelReader {

    private final TurboJpeg library;

    public TurboJpegReader(TurboJpeg library) {
        this.library = library;
    }

    @Override
    public Pixels read(Accepted file, CpuTimeLimit clock) throws IOException {
        JpegColor model = file.structure().samples().model();
        Request request =
                Request.scaled(
                        file.bytes(),
                        file.header().storedWidth(),
                        file.header().storedHeight(),
                        file.eighths(),
                        model.hasInks());
        byte[] samples = samples(request, file, clock);
        if (!model.hasInks()) {
            return new Pixels(request.width(), request.height(), samples);
        }
        // libjpeg has converted YCCK to CMYK and left it inverted.
        JpegColor inks = model == JpegColor.CMYK ? model : JpegColor.INVERTED_CMYK;
        return CmykPixels.of(request.width(), request.height(), samples, inks)
                .toRgb(ColorProfile.of(file));
    }

    /**
     * Decodes with warnings as errors. After a harmless warning it decodes again and ignores
     * warnings.
     */
    private byte[] samples(Request request, Accepted file, CpuTimeLimit clock) throws IOException {
        try (DecodeWatchdog watchdog = new DecodeWatchdog(clock, file)) {
            return library.decode(request, watchdog::watch);
        } catch (TurboJpegException complaint) {
            clock.check();
            boolean harmless =
                    complaint.isWarning() && !LibjpegWarnings.isDamage(complaint.getMessage());
            if (!harmless || request.ignoresWarnings()) {
                throw DamagedImageException.of(complaint.getMessage());
            }
            return samples(request.ignoringWarnings(), file, clock);
        }
    }
}
