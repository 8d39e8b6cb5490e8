package io.romanesco.inference.decode.jpeg;

import java.util.Optional;

/** What decodes JPEGs. */
public enum JpegLibrary {
    /** libjpeg-turbo where it is found, else ImageIO. */
    AUTO,
    /** libjpeg-turbo, of the machine; the service does not start without it. */
    TURBOJPEG,
    /** The codec of the JDK. */
    IMAGEIO;

    /**
     * The library, as chosen.
     *
     * @param path of libjpeg-turbo; empty: the usual places
     * @return empty for ImageIO
     * @throws IllegalStateException when libjpeg-turbo must be there and is not
     */
    public Optional<TurboJpeg> find(Optional<String> path) {
        Optional<TurboJpeg> found = this == IMAGEIO ? Optional.empty() : TurboJpeg.find(path);
        if (this == TURBOJPEG && found.isEmpty()) {
            throw new IllegalStateException(
                    "romanesco.decode.jpeg is turbojpeg, and %s is not there. Install libturbojpeg0 (Debian), libjpeg-turbo or turbojpeg (others), or say auto."
                            .formatted(path.orElse("libturbojpeg.so.0")));
        }
        return found;
    }
}
