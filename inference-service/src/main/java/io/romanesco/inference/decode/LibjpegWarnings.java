package io.romanesco.inference.decode;

import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Listens to what a codec says while it carries on. libjpeg fills what it cannot read with grey and
 * only warns, and only once; of its warnings, those that begin so mean lost pixels. Extraneous
 * bytes between markers are harmless and frequent, but not within a scan: before a restart marker
 * they are what is left of pixels that were something else.
 */
public final class LibjpegWarnings implements IIOReadWarningListener {

    private static final Pattern WITHIN_A_SCAN =
            Pattern.compile("extraneous bytes before marker 0xd[0-7]");

    private String damage;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (damage == null && isDamage(warning)) {
            damage = warning;
        }
    }

    /** Whether pixels are lost, by libjpeg's words. */
    public static boolean isDamage(String warning) {
        boolean lost =
                warning.startsWith("Premature end") || warning.startsWith("Corrupt JPEG data");
        return lost && (!warning.contains("extraneous") || WITHIN_A_SCAN.matcher(warning).find());
    }

    /** Complains of the first damage that was heard of. */
    public void check() throws DamagedImageException {
        if (damage != null) {
            throw DamagedImageException.of(damage);
        }
    }
}
