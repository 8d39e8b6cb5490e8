package io.romanesco.inference.decode;

import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Listens to what a codec says while it carries on. libjpeg fills what it cannot read with grey and
 * only warns; of its warnings, those that begin so mean lost pixels. Extraneous bytes between
 * markers are harmless and frequent.
 */
final class CodecWarnings implements IIOReadWarningListener {

    private String damage;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        boolean lost =
                warning.startsWith("Premature end") || warning.startsWith("Corrupt JPEG data");
        if (damage == null && lost && !warning.contains("extraneous")) {
            damage = warning;
        }
    }

    Optional<String> damage() {
        return Optional.ofNullable(damage);
    }
}
