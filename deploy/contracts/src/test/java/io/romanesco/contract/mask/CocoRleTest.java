package io.romanesco.contract.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.contract.Box;
import io.romanesco.contract.Mask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CocoRleTest {

    static List<SampleMask> samples() {
        return SampleMask.all();
    }

    static List<SampleMask> drawnSamples() {
        return samples().stream().filter(SampleMask::hasRows).toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void countsOfPycocotoolsThatAreReadAndWrittenStayTheSame(SampleMask sample) {
        assertThat(sample.parsed().counts()).isEqualTo(sample.counts());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areaIsThatOfPycocotools(SampleMask sample) {
        assertThat(sample.parsed().area()).isEqualTo(sample.area());
        assertThat(sample.parsed().isEmpty()).isEqualTo(sample.area() == 0);
    }

    @ParameterizedTest
    @MethodSource("drawnSamples")
    void pixelsGiveTheCountsOfPycocotools(SampleMask sample) {
        assertThat(sample.built().counts()).isEqualTo(sample.counts());
        assertThat(SampleMask.rows(sample.parsed())).isEqualTo(sample.rows());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void boxIsThatOfPycocotools(SampleMask sample) {
        Box box = sample.parsed().box();
        assertThat(List.of(box.x(), box.y(), box.width(), box.height())).isEqualTo(sample.box());
    }

    @Test
    void maskOfAResultThatIsReadAndWrittenStaysTheSame() {
        Mask mask = new Mask(List.of(2, 3), "123");
        assertThat(CocoRle.parse(mask).mask()).isEqualTo(mask);
    }

    @Test
    void maskWithoutHeightAndWidthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CocoRle.parse(new Mask(List.of(6), "6")))
                .withMessage("mask size is [6], not [height, width]");
    }

    @Test
    void discOfMoreThanAHundredThousandPixelsHasTheCountsOfPycocotools() {
        SampleMask sample = SampleMask.named("disc");
        MaskBuilder mask = new MaskBuilder(sample.height(), sample.width());
        for (int x = 350; x <= 1050; x++) {
            int half = (int) Math.sqrt(350 * 350 - (x - 700) * (x - 700));
            mask.add(x, 400 - half, 400 + half + 1);
        }

        assertThat(mask.build().counts()).isEqualTo(sample.counts());
    }

    @Test
    void iouOfAnyTwoMasksIsThatOfPycocotools() {
        List<CocoRle> noises =
                samples().stream()
                        .filter(sample -> sample.name().startsWith("noise"))
                        .map(SampleMask::parsed)
                        .toList();
        JsonNode expected = SampleMask.FILE.path("iou");

        assertThat(expected).hasSize(noises.size());
        for (int i = 0; i < noises.size(); i++) {
            for (int j = 0; j < noises.size(); j++) {
                assertThat(noises.get(i).iou(noises.get(j)))
                        .isCloseTo(expected.path(i).path(j).asDouble(), within(1e-12));
            }
        }
    }

    @Test
    void iouOfEmptyMasksIsZero() {
        CocoRle empty = SampleMask.named("empty").parsed();
        assertThat(empty.iou(empty)).isZero();
        assertThat(empty.iou(SampleMask.named("full").parsed())).isZero();
    }

    @Test
    void iouOfMasksOfDifferentPicturesIsRefused() {
        CocoRle wide = CocoRle.parse(2, 3, "6");
        CocoRle high = CocoRle.parse(3, 2, "6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wide.iou(high))
                .withMessage("masks of 3 x 2 and 2 x 3 pixels cannot be compared");
    }

    @ParameterizedTest
    @CsvSource({"7, 11", "1, 1", "64, 3", "37, 90", "200, 150"})
    void scaledMaskHasThePixelUnderEachCentre(int height, int width) {
        for (SampleMask sample : drawnSamples()) {
            CocoRle mask = sample.parsed();
            List<String> rows = SampleMask.rows(mask);

            CocoRle scaled = mask.scaledTo(height, width);

            List<String> expected = new ArrayList<>();
            for (int y = 0; y < height; y++) {
                StringBuilder row = new StringBuilder();
                String source = rows.get((2 * y + 1) * mask.height() / (2 * height));
                for (int x = 0; x < width; x++) {
                    row.append(source.charAt((2 * x + 1) * mask.width() / (2 * width)));
                }
                expected.add(row.toString());
            }
            assertThat(SampleMask.rows(scaled)).as(sample.name()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void maskThatIsEnlargedAndShrunkAgainStaysTheSame(SampleMask sample) {
        CocoRle mask = sample.parsed();
        CocoRle larger = mask.scaledTo(mask.height() * 2, mask.width() * 3);

        assertThat(larger.area()).isEqualTo(mask.area() * 6);
        assertThat(larger.scaledTo(mask.height(), mask.width()).counts())
                .isEqualTo(sample.counts());
    }

    @Test
    void maskIsNotScaledToAPictureWithoutPixels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CocoRle.parse(2, 3, "6").scaledTo(0, 3))
                .withMessage("mask of 3 x 0 pixels is not possible");
    }

    @Test
    void emptyRunsInCountsAreJoined() {
        CocoRle mask = CocoRle.parse(2, 3, CompressedCounts.write(new int[] {1, 2, 0, 1, 2}));
        assertThat(mask.counts()).isEqualTo(CompressedCounts.write(new int[] {1, 3, 2}));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    ""   | mask counts cover only 0 pixels; a picture of 3 x 2 has 6
                    14   | mask counts cover only 5 pixels; a picture of 3 x 2 has 6
                    16   | mask counts cover more than 6 pixels; a picture of 3 x 2 has 6
                    1o   | mask counts end within a number
                    1 4  | mask counts have an invalid character at 1
                    1ü   | mask counts have an invalid character at 1
                    O    | mask counts have a run of -1 pixels at character 0
                    1oooooooo | mask counts have a number that is too long at character 8
                    oooooo? | mask counts have a run of 17179869183 pixels at character 0
                    """)
    void countsThatDescribeNoMaskAreRefused(String counts, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CocoRle.parse(2, 3, counts))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "2, 0", "-2, 3", "65536, 32768"})
    void picturesWithoutPixelsOrWithTooManyAreRefused(int height, int width) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CocoRle.parse(height, width, "6"))
                .withMessage("mask of %d x %d pixels is not possible".formatted(width, height));
    }

    @Test
    void runsOutsideThePictureOrOutOfOrderAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskBuilder(2, 3).add(3, 0, 1))
                .withMessageContaining("outside a mask of 3 x 2 pixels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskBuilder(2, 3).add(0, 1, 3))
                .withMessageContaining("outside a mask of 3 x 2 pixels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MaskBuilder(2, 3).add(1, 0, 1).add(0, 0, 1))
                .withMessageContaining("before the end of the last one");
    }
}
