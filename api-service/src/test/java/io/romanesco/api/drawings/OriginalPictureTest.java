package io.romanesco.api.drawings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.api.support.Pictures;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.ImageInspector;
import io.romanesco.contract.image.ImageLimits;
import io.romanesco.contract.image.ImageType;
import io.romanesco.contract.image.Inspection.Accepted;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OriginalPictureTest {

    private static final int RED = 0xff0000;
    private static final int BLUE = 0x0000ff;
    private static final int PLENTY = 1_000_000;

    static Stream<byte[]> formats() {
        return Stream.of(
                Pictures.jpeg(40, 30),
                Pictures.png(),
                Pictures.gif(),
                Pictures.bmp(),
                Pictures.webp());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyAcceptedFormatIsDecoded(byte[] file) throws IOException {
        BufferedImage picture = OriginalPicture.decode(file, inspected(file), PLENTY);

        assertThat(picture.getWidth()).isEqualTo(40);
        assertThat(picture.getHeight()).isEqualTo(30);
    }

    /** The stored picture is 3 × 2: its first pixel is red, the last one blue. */
    @ParameterizedTest
    @CsvSource({
        "1, 3, 0, 0, 2, 1",
        "2, 3, 2, 0, 0, 1",
        "3, 3, 2, 1, 0, 0",
        "4, 3, 0, 1, 2, 0",
        "5, 2, 0, 0, 1, 2",
        "6, 2, 1, 0, 0, 2",
        "7, 2, 1, 2, 0, 0",
        "8, 2, 0, 2, 1, 0",
    })
    void orientationTurnsThePictureUpright(
            int orientation, int width, int redX, int redY, int blueX, int blueY)
            throws IOException {
        BufferedImage stored = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        stored.setRGB(0, 0, RED);
        stored.setRGB(2, 1, BLUE);
        byte[] file = png(stored);

        BufferedImage upright =
                OriginalPicture.decode(file, turned(inspected(file), orientation), PLENTY);

        assertThat(upright.getWidth()).isEqualTo(width);
        assertThat(upright.getRGB(redX, redY) & 0xffffff).isEqualTo(RED);
        assertThat(upright.getRGB(blueX, blueY) & 0xffffff).isEqualTo(BLUE);
    }

    @Test
    void largePictureIsShrunkInProportion() throws IOException {
        byte[] file = Pictures.jpeg(400, 300);

        BufferedImage picture = OriginalPicture.decode(file, inspected(file), 40_000);

        assertThat(picture.getWidth()).isEqualTo(200);
        assertThat(picture.getHeight()).isEqualTo(150);
    }

    @Test
    void transparentPartsAreWhite() throws IOException {
        byte[] file = png(new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB));

        BufferedImage picture = OriginalPicture.decode(file, inspected(file), PLENTY);

        assertThat(picture.getRGB(1, 1) & 0xffffff).isEqualTo(0xffffff);
    }

    @Test
    void damagedPictureFailsWithAnIoException() {
        byte[] whole = Pictures.png();
        Accepted inspected = inspected(whole);
        byte[] damaged = whole.clone();
        for (int i = 45; i < damaged.length - 20; i++) {
            damaged[i] ^= 0x55;
        }

        assertThatThrownBy(() -> OriginalPicture.decode(damaged, inspected, PLENTY))
                .isInstanceOf(IOException.class);
    }

    private static Accepted inspected(byte[] file) {
        return (Accepted) new ImageInspector(ImageLimits.DEFAULT).inspect(file);
    }

    private static Accepted turned(Accepted file, int orientation) {
        ImageHeader header = file.header();
        return new Accepted(
                new ImageHeader(
                        ImageType.PNG, header.storedWidth(), header.storedHeight(), orientation),
                file.structure());
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return file.toByteArray();
    }
}
