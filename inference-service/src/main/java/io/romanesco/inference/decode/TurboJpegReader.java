package io.romanesco.inference.decode;

import io.romanesco.inference.decode.Inspection.Accepted;
import io.romanesco.inference.decode.structure.JpegColor;
import io.romanesco.inference.decode.turbojpeg.TurboJpeg;
import io.romanesco.inference.decode.turbojpeg.TurboJpeg.Request;
import io.romanesco.inference.decode.turbojpeg.TurboJpegException;
import java.io.IOException;

/** Decodes JPEGs by libjpeg-turbo, scaled where that was planned. */
final class TurboJpegReader implements PixelReader {

    private final TurboJpeg library;
    private final PixelReader careful;

    /**
     * A reader.
     *
     * @param careful decodes what the library has warned of: it tells only its first warning, which
     *     may be a harmless one that hides another
     */
    TurboJpegReader(TurboJpeg library, PixelReader careful) {
        this.library = library;
        this.careful = careful;
    }

    @Override
    public Pixels read(Accepted file, CpuClock clock) throws IOException {
        JpegColor model = file.structure().samples().model();
        Request request =
                Request.scaled(
                        file.bytes(),
                        file.header().storedWidth(),
                        file.header().storedHeight(),
                        file.eighths(),
                        model.hasInks());
        byte[] samples;
        try (StopWatch watch = new StopWatch(clock, file)) {
            samples = library.decode(request, watch::over);
        } catch (TurboJpegException complaint) {
            clock.check();
            if (complaint.isWarning() && !CodecWarnings.isDamage(complaint.getMessage())) {
                return careful.read(file, clock);
            }
            throw DamagedImageException.of(complaint.getMessage());
        }
        if (!model.hasInks()) {
            return new Pixels(request.width(), request.height(), samples);
        }
        // libjpeg has made CMYK of YCCK, inverted as it was.
        JpegColor inks = model == JpegColor.CMYK ? model : JpegColor.INVERTED_CMYK;
        return Inks.of(request.width(), request.height(), samples, inks)
                .toRgb(ColorProfile.of(file));
    }
}
