package io.romanesco.inference.decode.jpeg;

import io.romanesco.inference.decode.CpuTimeLimit;
import io.romanesco.inference.decode.DamagedImageException;
import io.romanesco.inference.decode.Inspection.Accepted;
import io.romanesco.inference.decode.LibjpegWarnings;
import io.romanesco.inference.decode.PixelReader;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.decode.icc.CmykPixels;
import io.romanesco.inference.decode.icc.ColorProfile;
import io.romanesco.inference.decode.jpeg.TurboJpeg.Request;
import io.romanesco.inference.decode.structure.JpegColor;
import java.io.IOException;

/** Decodes JPEGs by libjpeg-turbo, scaled where that was planned. */
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
        // libjpeg has made CMYK of YCCK, inverted as it was.
        JpegColor inks = model == JpegColor.CMYK ? model : JpegColor.INVERTED_CMYK;
        return CmykPixels.of(request.width(), request.height(), samples, inks)
                .toRgb(ColorProfile.of(file));
    }

    /** The library stops at its first warning; after a harmless one, it gets to carry on. */
    private byte[] samples(Request request, Accepted file, CpuTimeLimit clock) throws IOException {
        try (DecodeWatchdog watch = new DecodeWatchdog(clock, file)) {
            return library.decode(request, watch::over);
        } catch (TurboJpegException complaint) {
            clock.check();
            boolean harmless =
                    complaint.isWarning() && !LibjpegWarnings.isDamage(complaint.getMessage());
            if (!harmless || request.carriesOn()) {
                throw DamagedImageException.of(complaint.getMessage());
            }
            return samples(request.carryingOn(), file, clock);
        }
    }
}
