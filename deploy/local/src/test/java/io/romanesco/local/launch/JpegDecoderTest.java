package io.romanesco.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpegDecoderTest {

    @TempDir private Path folder;

    @Test
    void logOfAMissingLibraryIsSlow() throws IOException {
        assertThat(isSlow("INFO decode.chosen asked=AUTO jpeg=imageio")).isTrue();
    }

    @Test
    void logOfAFoundLibraryOrAChosenDecoderIsNotSlow() throws IOException {
        assertThat(isSlow("INFO decode.chosen asked=AUTO jpeg=turbojpeg (libturbojpeg.so.0)"))
                .isFalse();
        assertThat(isSlow("INFO decode.chosen asked=IMAGEIO jpeg=imageio")).isFalse();
    }

    @Test
    void missingLogIsNotSlow() {
        assertThat(JpegDecoder.isSlow(folder.resolve("missing.log"))).isFalse();
    }

    private boolean isSlow(String line) throws IOException {
        return JpegDecoder.isSlow(
                Files.writeString(folder.resolve("inference-service.log"), line + "\n"));
    }
}
