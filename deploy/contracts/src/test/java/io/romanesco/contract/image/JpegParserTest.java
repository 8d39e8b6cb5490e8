package io.romanesco.contract.image;

import static io.romanesco.contract.image.Structures.assertCorrupt;
import static io.romanesco.contract.image.Structures.assertSize;
import static io.romanesco.contract.image.Structures.code;
import static io.romanesco.contract.image.Structures.flaw;
import static io.romanesco.contract.image.Structures.structure;
import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.RejectionCode;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegParserTest {

    private static final String SOI = "ffd8";
    private static final String SCAN = "ffda0008010100003f00";
    private static final String EOI = "ffd9";

    @Test
    void bytesBehindTheEndOfAJpegDoNoHarm() {
        assertSize(Pictures.jpegOfBytes(100_000), 64, 48);
    }

    @Test
    void fillBytesBeforeAMarkerAreAllowed() {
        byte[] plain = Pictures.jpeg();
        byte[] filled = new byte[plain.length + 3];
        System.arraycopy(plain, 0, filled, 0, 2);
        Arrays.fill(filled, 2, 5, (byte) 0xff);
        System.arraycopy(plain, 2, filled, 5, plain.length - 2);

        assertSize(filled, 64, 48);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 18})
    void shortCutOfAJpegIsTruncated(int length) {
        assertThat(code(Pictures.cut(Pictures.jpeg(), length)))
                .isEqualTo(RejectionCode.IMAGE_TRUNCATED);
    }

    @Test
    void jpegWithoutAFrameHeaderOrASizeIsCorrupt() {
        assertCorrupt(Pictures.hex(SOI + SCAN + EOI));
        assertCorrupt(Pictures.hex(SOI + frame(0, 0, 0x11) + SCAN + EOI));
    }

    @ParameterizedTest
    @CsvSource({"11, ", "44, ", "51, IMAGE_CORRUPT", "15, IMAGE_CORRUPT", "01, IMAGE_CORRUPT"})
    void jpegSamplingIsBetweenOneAndFour(String sampling, RejectionCode code) {
        byte[] jpeg = Pictures.hex(SOI + frame(9, 9, Integer.parseInt(sampling, 16)) + SCAN + EOI);

        assertThat(flaw(jpeg).map(Flaw::code)).isEqualTo(Optional.ofNullable(code));
    }

    @Test
    void jpegWithoutTheRestartMarkersThatItAnnouncesIsCorrupt() {
        String restartEachUnit = "ffdd00040001";
        String start = SOI + restartEachUnit + frame(80, 80, 0x11) + SCAN;

        assertCorrupt(Pictures.hex(start + "00" + EOI));
        assertSize(Pictures.hex(start + "00ffd0" + EOI), 80, 80);
    }

    @Test
    void jpegWithTwoFrameHeadersOrStartsIsCorrupt() {
        String frame = frame(9, 9, 0x11);

        assertCorrupt(Pictures.hex(SOI + frame + frame + SCAN + EOI));
        assertCorrupt(Pictures.hex(SOI + frame + SOI + SCAN + EOI));
    }

    @Test
    void jpegTellsItsColorsAndCoefficients() {
        Structure structure = structure(Pictures.jpeg(64, 48));

        assertThat(structure.samples().model()).isEqualTo(JpegColor.YCBCR);
        assertThat(structure.samples().channels()).isEqualTo(3);
        // 4:2:0 sampling has half as many coefficients for the two chroma planes together.
        assertThat(structure.samples().coefficients()).isEqualTo(64 * 48 * 3 / 2);
    }

    private static String frame(int width, int height, int sampling) {
        return "ffc0000b08%04x%04x0101%02x00".formatted(height, width, sampling);
    }
}
