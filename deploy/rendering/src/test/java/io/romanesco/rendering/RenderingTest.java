package io.romanesco.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.Mask;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.SemanticMap.ClassArea;
import io.romanesco.contract.mask.CocoRle;
import io.romanesco.contract.mask.MaskBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingTest {

    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;
    private static final int CARROT = CategoryColors.of("Carrot");

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x80, 0xFF})
    void boxOnAnyGreyHasALineOfItsCategoryAndAnEdgeThatContrasts(int grey) {
        BufferedImage drawn = drawn(grey, object("Carrot", new Box(100, 100, 200, 120), null));

        assertColor(drawn.getRGB(100, 180), CARROT);
        assertColor(drawn.getRGB(299, 180), CARROT);
        assertColor(drawn.getRGB(200, 219), CARROT);
        assertColor(drawn.getRGB(200, 160), grey(grey));
        assertColor(drawn.getRGB(50, 250), grey(grey));
    }

    @Test
    void boxHasALabelAboveItInBlackOrWhiteLetters() {
        BufferedImage drawn = drawn(0x80, object("Carrot", new Box(100, 100, 200, 120), null));

        long colored = 0;
        long letters = 0;
        for (int x = 100; x < 170; x++) {
            for (int y = 84; y < 96; y++) {
                int color = drawn.getRGB(x, y) & 0xffffff;
                colored += color == CARROT ? 1 : 0;
                letters += color == CategoryColors.contrast(CARROT) ? 1 : 0;
            }
        }
        assertThat(colored).isGreaterThan(200);
        assertThat(letters).isGreaterThan(20);
        assertColor(drawn.getRGB(50, 90), grey(0x80));
    }

    @Test
    void maskIsHalfTransparentWithAnOutline() {
        MaskBuilder mask = new MaskBuilder(HEIGHT, WIDTH);
        for (int x = 150; x < 250; x++) {
            mask.add(x, 120, 200);
        }
        BufferedImage drawn = drawn(0xFF, object("Carrot", null, mask.build().mask()));

        int inside = drawn.getRGB(200, 160);
        assertColor(inside, mixed(CARROT, 0.4));
        assertColor(drawn.getRGB(150, 160), CARROT);
        assertColor(drawn.getRGB(200, 199), CARROT);
        assertColor(drawn.getRGB(260, 160), grey(0xFF));
    }

    @Test
    void semanticMapOfAnotherSizeCoversThePicture() {
        CocoRle right = new MaskBuilder(3, 4).add(2, 0, 3).add(3, 0, 3).build();
        SemanticMap map =
                new SemanticMap(
                        List.of(3, 4), List.of(new ClassArea("Carrot", right.counts(), 0.5)));
        BufferedImage drawn =
                Rendering.draw(
                        Canvas.of(WIDTH, HEIGHT, picture(0xFF)),
                        new Findings(WIDTH, HEIGHT, List.of(), map));

        assertColor(drawn.getRGB(190, 290), grey(0xFF));
        assertColor(drawn.getRGB(210, 290), mixed(CARROT, 0.5));
        assertColor(drawn.getRGB(399, 5), mixed(CARROT, 0.5));
        assertColor(drawn.getRGB(2, 2), CARROT);
    }

    @Test
    void findingsOfALargerPictureAreScaled() {
        DetectedObject object = object("Carrot", new Box(1000, 1000, 2000, 1200), null);
        BufferedImage drawn =
                Rendering.draw(
                        Canvas.of(WIDTH, HEIGHT, picture(0x80)),
                        new Findings(4000, 3000, List.of(object), null));

        assertThat(drawn.getWidth()).isEqualTo(WIDTH);
        assertColor(drawn.getRGB(100, 180), CARROT);
        assertColor(drawn.getRGB(299, 180), CARROT);
    }

    @Test
    void fileIsAJpegOfTheDrawing() throws IOException {
        Findings findings = findings(object("Carrot", new Box(100, 100, 200, 120), null));
        byte[] file = Rendering.jpeg(WIDTH, HEIGHT, picture(0x80), findings);

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(file));
        BufferedImage drawn = Rendering.draw(Canvas.of(WIDTH, HEIGHT, picture(0x80)), findings);
        double difference = 0;
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            difference += Math.abs((read.getRGB(x, y) & 0xff) - (drawn.getRGB(x, y) & 0xff));
        }
        assertThat(file).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(difference / (WIDTH * HEIGHT)).isLessThan(3);
    }

    @Test
    void pictureThatIsDrawnOnStaysAsItIs() {
        byte[] rgb = picture(0x80);
        Rendering.jpeg(WIDTH, HEIGHT, rgb, findings(object("Carrot", new Box(1, 1, 9, 9), null)));
        assertThat(rgb).isEqualTo(picture(0x80));
    }

    @Test
    void bufferedImageAndItsPixelsGiveTheSameFile() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        byte[] rgb = new byte[WIDTH * HEIGHT * 3];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int color = i * 7919 & 0xffffff;
            image.setRGB(i % WIDTH, i / WIDTH, color);
            rgb[3 * i] = (byte) (color >> 16);
            rgb[3 * i + 1] = (byte) (color >> 8);
            rgb[3 * i + 2] = (byte) color;
        }
        Findings findings = findings(object("Carrot", new Box(30, 40, 100, 90), null));

        assertThat(Rendering.jpeg(image, findings))
                .isEqualTo(Rendering.jpeg(WIDTH, HEIGHT, rgb, findings));
    }

    @Test
    void objectsOutsideThePictureAndWithLongNamesAreClipped() {
        BufferedImage drawn =
                drawn(
                        0x80,
                        object("whole picture", null, null),
                        object("A".repeat(300), new Box(-50, -50, 900, 900), null),
                        object("Ünîcode \uD83E\uDD55", new Box(399, 299, 1, 1), null),
                        object("empty", new Box(500, 500, 0, 0), null));

        assertThat(drawn.getWidth()).isEqualTo(WIDTH);
        assertColor(drawn.getRGB(2, 2), CategoryColors.of("whole picture"));
    }

    @Test
    void maskThatIsMalformedIsRefusedWithOneLine() {
        DetectedObject broken = object("Carrot", null, new Mask(List.of(HEIGHT, WIDTH), "5"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rendering.jpeg(WIDTH, HEIGHT, picture(0), findings(broken)))
                .withMessage("mask counts cover only 5 pixels; a picture of 400 x 300 has 120000");
    }

    @Test
    void bytesThatAreNotThePicturesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rendering.jpeg(WIDTH, HEIGHT, new byte[10], findings()))
                .withMessage("400 x 300 pixels do not fit 10 bytes");
    }

    @Test
    void pictureOfMoreThanSixteenMegapixelsIsShrunk() {
        byte[] rgb = new byte[6000 * 3000 * 3];
        Arrays.fill(rgb, (byte) 0x80);
        DetectedObject object = object("Carrot", new Box(600, 600, 3000, 1800), null);
        BufferedImage drawn =
                Rendering.draw(
                        Canvas.of(6000, 3000, rgb),
                        new Findings(6000, 3000, List.of(object), null));

        assertThat(drawn.getWidth()).isEqualTo(3000);
        assertThat(drawn.getHeight()).isEqualTo(1500);
        assertColor(drawn.getRGB(300, 700), CARROT);
        assertColor(drawn.getRGB(1000, 700), grey(0x80));
    }

    private static BufferedImage drawn(int grey, DetectedObject... objects) {
        return Rendering.draw(Canvas.of(WIDTH, HEIGHT, picture(grey)), findings(objects));
    }

    private static Findings findings(DetectedObject... objects) {
        return new Findings(WIDTH, HEIGHT, List.of(objects), null);
    }

    private static DetectedObject object(String category, Box box, Mask mask) {
        return new DetectedObject(category, 0.98, box, mask);
    }

    private static byte[] picture(int grey) {
        byte[] rgb = new byte[WIDTH * HEIGHT * 3];
        Arrays.fill(rgb, (byte) grey);
        return rgb;
    }

    private static int grey(int level) {
        return level * 0x010101;
    }

    private static int mixed(int rgb, double opacity) {
        int mixed = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            long channel = Math.round(255 + ((rgb >> shift & 0xff) - 255) * opacity);
            mixed |= (int) channel << shift;
        }
        return mixed;
    }

    /** Compares colours; blending may round each channel by one. */
    private static void assertColor(int actual, int expected) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat(actual >> shift & 0xff)
                    .as("%06X instead of %06X", actual & 0xffffff, expected)
                    .isCloseTo(expected >> shift & 0xff, within(1));
        }
    }
}
