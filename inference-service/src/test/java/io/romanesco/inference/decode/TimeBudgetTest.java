package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.imageio.ByteArrayImageStream;
import io.romanesco.inference.decode.jpeg.JpegLibrary;
import io.romanesco.inference.decode.jpeg.TurboJpeg;
import io.romanesco.inference.decode.jpeg.TurboJpeg.Request;
import io.romanesco.inference.decode.jpeg.TurboJpeg.Stoppable;
import io.romanesco.inference.decode.jpeg.TurboJpegException;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.hostile.JpegBomb;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no limit stops is stopped by the clock, and the thread goes on. */
class TimeBudgetTest {

    private static final byte[] BOMB = JpegBomb.of(8_000, 5_000, 64);
    private static final byte[] GOOD = Drawings.jpeg(Drawings.quarters(64, 48));

    @ParameterizedTest
    @EnumSource(names = {"TURBOJPEG", "IMAGEIO"})
    void imageThatTakesTooLongIsRejected(JpegLibrary library) {
        if (library == JpegLibrary.TURBOJPEG) {
            InstalledTurboJpeg.require();
        }
        ImageDecoder decoder =
                new ImageDecoder(DecodeSettings.DEFAULT.with(library).with(Duration.ofMillis(100)));

        Rejected rejected = (Rejected) decoder.decode(BOMB);

        assertThat(rejected.code().code()).isEqualTo("image-decode-timeout");
        assertThat(rejected.detail()).contains("more than the 0.1 seconds");
        assertThat(rejected.header()).isPresent();
        assertThat(decoder.decode(GOOD)).isInstanceOf(Decoded.class);
    }

    /** The decoder is stopped before it starts: it must give up where it reads first. */
    @Test
    void stoppedNativeDecoderFails() throws IOException {
        TurboJpeg library = InstalledTurboJpeg.require();
        Request request = Request.scaled(GOOD, 64, 48, 8, false);

        assertThatThrownBy(() -> library.decode(request, Stoppable::stop))
                .isInstanceOf(TurboJpegException.class);
        assertThat(library.decode(request, decoding -> {})).hasSize(64 * 48 * 3);
    }

    @Test
    void readAfterTheTimeLimitFails() {
        CpuTimeLimit over = new CpuTimeLimit(Duration.ofNanos(-1));
        ByteArrayImageStream stream = new ByteArrayImageStream(BOMB, over);

        assertThatThrownBy(() -> stream.read(new byte[4096])).isInstanceOf(IOException.class);
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < BOMB.length; i++) {
                                stream.read();
                            }
                        })
                .isInstanceOf(IOException.class);
    }
}
