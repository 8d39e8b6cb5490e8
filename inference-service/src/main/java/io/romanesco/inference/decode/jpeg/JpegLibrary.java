package io.romanesco.inference.decode.jpeg;

import java.util.Optional;

/** The decoder of JPEGs. */
public enum JpegLibrary {
    /** libjpeg-turbo where it is installed, else ImageIO. */
    AUTO,
    /** libjpeg-turbo; the service does not start without it. */
    TURBOJPEG,
    /** ImageIO, the codec of the JDK. */
    IMAGEIO;

    /**
     * Finds libjpeg-turbo.
     *
     * @param path path of the library; empty: the usual places
     * @return empty where ImageIO decodes
     * @throws IllegalStateException when the library is required and missing
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
