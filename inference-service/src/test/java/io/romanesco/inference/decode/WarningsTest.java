package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.RejectionCode;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.jpeg.JpegLibrary;
import io.romanesco.inference.drawing.Drawings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What libjpeg warns of and carries on: harmless, or a reason to reject. */
class WarningsTest {

    private static final int APP14 = 0xee;
    private static final int DRI = 0xdd;
    private static final byte[] PLAIN = Drawings.jpeg(Drawings.quarters(64, 48));

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "IMAGEIO"})
    void paddingBeforeTheEndIsAccepted(JpegLibrary library) {
        assertThat(pixels(padded(PLAIN), library)).isEqualTo(pixels(PLAIN, library));
    }

    /** Transform 2 is for four components; libjpeg takes three for YCbCr then, and says so. */
    @ParameterizedTest
    @EnumSource(names = {"AUTO", "IMAGEIO"})
    void wrongAdobeMarkerIsAccepted(JpegLibrary library) {
        byte[] marker = "Adobe\0\144\0\0\0\0\2".getBytes(StandardCharsets.ISO_8859_1);
        // Without the JFIF marker, which would count for more.
        byte[] bare = Arrays.copyOf(PLAIN, PLAIN.length - 18);
        System.arraycopy(PLAIN, 20, bare, 2, PLAIN.length - 20);

        assertThat(pixels(Drawings.withSegment(bare, APP14, marker), library))
                .isEqualTo(pixels(PLAIN, library));
    }

    /** What was reckoned with is the scaled picture: in full it may be ten times as large. */
    @Test
    void imageWithAHarmlessWarningIsStillScaled() {
        ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT);
        InstalledTurboJpeg.require();
        byte[] large = padded(Drawings.jpeg(Drawings.quarters(1_600, 800)));

        Decoded decoded = (Decoded) decoder.decode(large, new MinimumSize(200, 100));

        assertThat(decoded.pixels().width()).isEqualTo(200);
        assertThat(decoded.pixels().height()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "IMAGEIO"})
    void missingRestartMarkerIsDamage(JpegLibrary library) {
        byte[] file = Drawings.withSegment(PLAIN, DRI, new byte[] {0, 1});

        DecodeResult result = new ImageDecoder(DecodeSettings.DEFAULT.with(library)).decode(file);

        assertThat(result).isInstanceOf(Rejected.class);
        assertThat(((Rejected) result).code()).isEqualTo(RejectionCode.IMAGE_CORRUPT);
        assertThat(((Rejected) result).detail()).contains("restart markers");
    }

    @ParameterizedTest
    @CsvSource({
        "Corrupt JPEG data: 12 extraneous bytes before marker 0xd9, false",
        "Corrupt JPEG data: 12 extraneous bytes before marker 0xda, false",
        "Corrupt JPEG data: 12 extraneous bytes before marker 0xd3, true",
        "Corrupt JPEG data: premature end of data segment, true",
        "Corrupt JPEG data: found marker 0xd9 instead of RST0, true",
        "Premature end of JPEG file, true",
        "Unknown Adobe color transform code 2, false",
    })
    void warningMeansDamageOrNot(String warning, boolean damage) {
        assertThat(LibjpegWarnings.isDamage(warning)).isEqualTo(damage);
    }

    private static byte[] padded(byte[] jpeg) {
        byte[] file = Arrays.copyOf(jpeg, jpeg.length + 12);
        Arrays.fill(file, jpeg.length - 2, file.length - 2, (byte) 0);
        file[file.length - 2] = (byte) 0xff;
        file[file.length - 1] = (byte) 0xd9;
        return file;
    }

    private static byte[] pixels(byte[] file, JpegLibrary library) {
        DecodeResult result = new ImageDecoder(DecodeSettings.DEFAULT.with(library)).decode(file);
        assertThat(result).isInstanceOf(Decoded.class);
        return ((Decoded) result).pixels().rgb();
    }
}
