package io.romanesco.inference.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.resample.InputFormat.Element;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureEncoderTest {

    /** Two pixels: red 10, green 20, blue 30; then 40, 50, 60. */
    private static final Pixels PICTURE = new Pixels(2, 1, new byte[] {10, 20, 30, 40, 50, 60});

    private static final Placement AS_IT_IS = new Placement.Stretch(2, 1);

    @Test
    void channelsFollowTheLayoutAndTheColourOrder() {
        assertThat(bytes(format(false, false), PICTURE)).containsExactly(10, 20, 30, 40, 50, 60);
        assertThat(bytes(format(false, true), PICTURE)).containsExactly(30, 20, 10, 60, 50, 40);
        assertThat(bytes(format(true, false), PICTURE)).containsExactly(10, 40, 20, 50, 30, 60);
        assertThat(bytes(format(true, true), PICTURE)).containsExactly(30, 60, 20, 50, 10, 40);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "FLOAT16"})
    void floatsAreNormalisedInTheOrderOfTheTensor(Element element) {
        Normalization normalization =
                new Normalization(List.of(1.0, 2.0, 3.0), List.of(2.0, 4.0, 8.0), 0.5);
        InputFormat format =
                new InputFormat(
                        2,
                        1,
                        element,
                        true,
                        true,
                        normalization,
                        AS_IT_IS,
                        (byte) 0,
                        BilinearResize::new);

        // (30 * 0.5 - 1) / 2, (60 * 0.5 - 1) / 2; (20 * 0.5 - 2) / 4 ...
        assertThat(numbers(element, new PictureEncoder(format).encode(PICTURE)))
                .containsExactly(7, 14.5f, 2, 5.75f, 0.25f, 2.125f);
    }

    @Test
    void normalisationRoundsToSinglePrecisionOnce() {
        Normalization imagenet =
                new Normalization(
                        List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225), 1 / 255.0);

        assertThat(imagenet.table(0)[255]).isEqualTo((float) ((1 - 0.485) / 0.229));
        assertThat(imagenet.table(2)[0]).isCloseTo(-1.804444f, within(1e-6f));
    }

    @Test
    void paddingIsNormalisedLikeThePicture() {
        Normalization halved = new Normalization(List.of(0.0, 0.0, 0.0), List.of(2.0, 2.0, 2.0), 1);
        InputFormat format =
                new InputFormat(
                        2,
                        4,
                        Element.FLOAT,
                        true,
                        false,
                        halved,
                        new Placement.Letterbox(2, 4, true, true),
                        (byte) 200,
                        BilinearResize::new);

        float[] red = new float[8];
        new PictureEncoder(format).encode(PICTURE).asFloatBuffer().get(red);

        assertThat(red).containsExactly(100, 100, 5, 20, 100, 100, 100, 100);
    }

    @Test
    void letterboxAtTheTopLeftPadsOnlyBelow() {
        InputFormat format = letterbox(new Placement.Letterbox(2, 2, false, true));

        assertThat(bytes(format, PICTURE))
                .containsExactly(10, 20, 30, 40, 50, 60, 7, 7, 7, 7, 7, 7);
    }

    @Test
    void centerCropShowsTheMiddle() {
        Pixels wide = new Pixels(4, 2, new byte[24]);
        for (int i = 0; i < 24; i++) {
            wide.rgb()[i] = (byte) i;
        }

        assertThat(bytes(letterbox(new Placement.CenterCrop(2, 2, 2)), wide))
                .containsExactly(3, 4, 5, 6, 7, 8, 15, 16, 17, 18, 19, 20);
    }

    @Test
    void centerCropOfALineIsBounded() {
        Pixels line = Drawings.noise(20_000, 1, 5);

        assertThat(bytes(letterbox(new Placement.CenterCrop(2, 2, 2)), line)).hasSize(12);
    }

    @Test
    void paddingOfAPreviousPictureDoesNotShow() {
        PictureEncoder encoder =
                new PictureEncoder(letterbox(new Placement.Letterbox(2, 2, true, true)));
        Pixels square = Drawings.pixels(2, 2, 0x010101);
        encoder.encode(PICTURE);

        byte[] second = copy(encoder.encode(square));
        byte[] batch = copy(encoder.encode(List.of(square, PICTURE)));

        assertThat(second).containsOnly(1);
        assertThat(batch).hasSize(24);
        assertThat(batch).startsWith(second).endsWith(7, 7, 7, 7, 7, 7);
    }

    private static InputFormat format(boolean planar, boolean bgr) {
        return new InputFormat(
                2,
                1,
                Element.UINT8,
                planar,
                bgr,
                Normalization.NONE,
                AS_IT_IS,
                (byte) 0,
                BilinearResize::new);
    }

    private static InputFormat letterbox(Placement placement) {
        return new InputFormat(
                2,
                2,
                Element.UINT8,
                false,
                false,
                Normalization.NONE,
                placement,
                (byte) 7,
                BilinearResize::new);
    }

    private static byte[] bytes(InputFormat format, Pixels picture) {
        return copy(new PictureEncoder(format).encode(picture));
    }

    private static byte[] copy(ByteBuffer tensor) {
        byte[] bytes = new byte[tensor.remaining()];
        tensor.duplicate().get(bytes);
        return bytes;
    }

    private static float[] numbers(Element element, ByteBuffer tensor) {
        float[] numbers = new float[6];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] =
                    element == Element.FLOAT
                            ? tensor.asFloatBuffer().get(i)
                            : Float.float16ToFloat(tensor.asShortBuffer().get(i));
        }
        return numbers;
    }
}
