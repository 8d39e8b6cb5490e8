package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.romanesco.inference.decode.jpeg.TurboJpeg;
import java.util.Optional;

/** libjpeg-turbo, for tests that need it. */
public final class InstalledTurboJpeg {

    private InstalledTurboJpeg() {}

    /** Skips the test where the library is missing; fails it where the variable CI is set. */
    public static TurboJpeg require() {
        Optional<TurboJpeg> found = TurboJpeg.find(Optional.empty());
        String ci = System.getenv("CI");
        if (ci != null && !ci.isEmpty()) {
            assertThat(found).as("libturbojpeg, which every CI machine must have").isPresent();
        }
        assumeTrue(found.isPresent(), "libturbojpeg is not installed here");
        return found.get();
    }
}
