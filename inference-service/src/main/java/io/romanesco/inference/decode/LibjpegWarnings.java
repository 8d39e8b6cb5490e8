package io.romanesco.inference.decode;

import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Collects the warnings of libjpeg, which ImageIO's JPEG codec contains too. libjpeg fills missing
 * data with grey and reports that only as a warning. Extra bytes between markers are frequent and
 * harmless. Extra bytes before a restart marker are damage: they are the rest of a scan whose
 * pixels were lost.
 */
public final class LibjpegWarnings implements IIOReadWarningListener {

    private static final Pattern EXTRA_BYTES_IN_SCAN =
            Pattern.compile("extraneous bytes before marker 0xd[0-7]");

    private String damage;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (damage == null && isDamage(warning)) {
            damage = warning;
        }
    }

    /** Whether the warning means that pixels are missing or wrong. */
    public static boolean isDamage(String warning) {
        boolean lost =
                warning.startsWith("Premature end") || warning.startsWith("Corrupt JPEG data");
        return lost
                && (!warning.contains("extraneous") || EXTRA_BYTES_IN_SCAN.matcher(warning).find());
    }

    /**
     * Fails if a warning reported damage.
     *
     * @throws DamagedImageException with the first such warning
     */
    public void check() throws DamagedImageException {
        if (damage != null) {
            throw DamagedImageException.of(damage);
        }
    }
}
