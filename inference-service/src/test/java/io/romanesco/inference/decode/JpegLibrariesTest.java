package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.jpeg.JpegLibrary;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.hostile.Samples;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * libjpeg-turbo against ImageIO. The golden vectors of the training are PNGs, the same with both.
 * JPEGs may differ in the last bit where the libraries round an inverse DCT, or fill the gaps of
 * subsampled colours, differently; a picture's class and colours do not hang on that, so a
 * tolerance is what is asked for here.
 */
class JpegLibrariesTest {

    private static final int LAST_BITS = 2;

    @Test
    void bothLibrariesDecodeTheSamePixels() {
        InstalledTurboJpeg.require();
        Samples.all()
                .forEach((name, file) -> {
                    if (name.endsWith(".jpg")) {
                        Pixels fast = decode(file, JpegLibrary.TURBOJPEG, MinimumSize.FULL);
                        Pixels plain = decode(file, JpegLibrary.IMAGEIO, MinimumSize.FULL);

                        assertThat(fast.width()).isEqualTo(plain.width());
                        assertThat(largestDifference(fast, plain))
                                .as(name)
                                .isLessThanOrEqualTo(LAST_BITS);
                    }
                });
    }

    @Test
    void largeImageIsScaledToCoverTheModelInput() {
        InstalledTurboJpeg.require();
        byte[] file = Drawings.jpeg(Drawings.quarters(2_000, 1_201), 6);

        Pixels whole = decode(file, JpegLibrary.TURBOJPEG, MinimumSize.FULL);
        Pixels half = decode(file, JpegLibrary.TURBOJPEG, new MinimumSize(600, 900));
        Pixels eighth = decode(file, JpegLibrary.TURBOJPEG, new MinimumSize(151, 250));

        assertThat(whole.width()).isEqualTo(1_201);
        assertThat(half.width()).isEqualTo(601);
        assertThat(half.height()).isEqualTo(1_000);
        assertThat(eighth.width()).isEqualTo(151);
        assertThat(eighth.height()).isEqualTo(250);
        assertThat(eighth.rgb()[0] & 0xff).isLessThan(0x20);
        assertThat(eighth.rgb()[2] & 0xff).isGreaterThan(0xd0);
    }

    @Test
    void smallImageIsNotScaled() {
        byte[] file = Drawings.jpeg(Drawings.quarters(1_000, 1_000));

        assertThat(decode(file, JpegLibrary.AUTO, new MinimumSize(10, 10)).width())
                .isEqualTo(1_000);
    }

    @Test
    void headerOfAScaledImageKeepsTheOriginalSize() {
        byte[] file = Drawings.jpeg(Drawings.quarters(2_000, 1_200));
        Decoded decoded =
                (Decoded)
                        new ImageDecoder(DecodeSettings.DEFAULT)
                                .decode(file, new MinimumSize(224, 224));

        assertThat(decoded.header().width()).isEqualTo(2_000);
        assertThat(decoded.header().height()).isEqualTo(1_200);
    }

    @Test
    void missingRequiredLibraryFailsTheStart() {
        DecodeSettings defaults = DecodeSettings.DEFAULT;
        DecodeSettings absent =
                new DecodeSettings(
                        defaults.limits(),
                        defaults.cpuTime(),
                        defaults.maxMemory(),
                        defaults.scaleAbove(),
                        JpegLibrary.TURBOJPEG,
                        Optional.of("/nowhere/libturbojpeg.so.0"));

        assertThatThrownBy(() -> new ImageDecoder(absent))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/nowhere/libturbojpeg.so.0 is not there");
        assertThat(new ImageDecoder(defaults.with(JpegLibrary.IMAGEIO)).name())
                .isEqualTo("imageio");
    }

    @Test
    void greyJpegStaysGrey() {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(3, 3, 0, 200);
        byte[] file = Drawings.jpeg(image);

        for (JpegLibrary library : new JpegLibrary[] {JpegLibrary.AUTO, JpegLibrary.IMAGEIO}) {
            byte[] rgb = decode(file, library, MinimumSize.FULL).rgb();
            for (int i = 0; i < rgb.length; i += 3) {
                assertThat(rgb[i]).isEqualTo(rgb[i + 1]).isEqualTo(rgb[i + 2]);
            }
        }
    }

    private static Pixels decode(byte[] file, JpegLibrary library, MinimumSize cover) {
        DecodeResult result =
                new ImageDecoder(DecodeSettings.DEFAULT.with(library)).decode(file, cover);
        assertThat(result).isInstanceOf(Decoded.class);
        return ((Decoded) result).pixels();
    }

    private static int largestDifference(Pixels one, Pixels other) {
        int largest = 0;
        for (int i = 0; i < one.rgb().length; i++) {
            largest = Math.max(largest, Math.abs((one.rgb()[i] & 0xff) - (other.rgb()[i] & 0xff)));
        }
        return largest;
    }
}
