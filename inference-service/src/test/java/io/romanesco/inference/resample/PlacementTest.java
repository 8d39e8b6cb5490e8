package io.romanesco.inference.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.romanesco.inference.decode.MinimumSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {

    @Test
    void stretchedPictureFillsTheInput() {
        assertThat(new Placement.Stretch(299, 200).of(640, 17))
                .isEqualTo(new PictureGeometry(0, 0, 299, 200));
    }

    @ParameterizedTest(name = "{0} x {1}, centred {2}, enlarged {3}")
    @CsvSource({
        // 640 x 480 into 416 x 416: 0.65 of it, 52 rows of padding above and below.
        "640, 480, true, true, 0, 52, 416, 312",
        "640, 480, false, true, 0, 0, 416, 312",
        "480, 640, true, true, 52, 0, 312, 416",
        "416, 416, true, true, 0, 0, 416, 416",
        "100, 50, true, true, 0, 104, 416, 208",
        "100, 50, true, false, 158, 183, 100, 50",
        "1000, 50, true, false, 0, 197, 416, 21",
        // A line stays one pixel thick.
        "20000, 1, true, true, 0, 207, 416, 1",
    })
    void letterboxKeepsTheAspectRatio(
            int width,
            int height,
            boolean centered,
            boolean enlarges,
            int left,
            int top,
            int newWidth,
            int newHeight) {
        assertThat(new Placement.Letterbox(416, 416, centered, enlarges).of(width, height))
                .isEqualTo(new PictureGeometry(left, top, newWidth, newHeight));
    }

    /** Values by torchvision's Resize(342) and CenterCrop(299). */
    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({
        "640, 480, -78, -22, 456, 342",
        "480, 640, -22, -78, 342, 456",
        "342, 342, -22, -22, 342, 342",
        // The longer side is rounded down: 342 * 500 / 375 = 456; 342 * 333 / 250 = 455.5.
        "500, 375, -78, -22, 456, 342",
        "250, 333, -22, -78, 342, 455",
        // 343 - 299 = 44 and 346 - 299 = 47: halves go to the even number, so 23.5 to 24.
        "344, 340, -24, -22, 346, 342",
    })
    void centerCropEqualsTorchvision(
            int width, int height, int left, int top, int newWidth, int newHeight) {
        assertThat(new Placement.CenterCrop(299, 299, 342).of(width, height))
                .isEqualTo(new PictureGeometry(left, top, newWidth, newHeight));
    }

    @Test
    void pictureIsNeverDecodedSmallerThanItsPlaceInTheInput() {
        assertThat(new Placement.CenterCrop(224, 224, 256).minimumSize())
                .isEqualTo(new MinimumSize(256, 256));
        assertThat(new Placement.Letterbox(640, 384, true, true).minimumSize())
                .isEqualTo(new MinimumSize(640, 384));
        assertThat(new Placement.Stretch(299, 200).minimumSize())
                .isEqualTo(new MinimumSize(299, 200));
    }

    @Test
    void coordinatesOfTheInputAreMappedToThePicture() {
        PictureGeometry letterboxed = new PictureGeometry(0, 52, 416, 312);
        PictureGeometry cropped = new PictureGeometry(-78, -22, 456, 342);

        assertThat(letterboxed.relativeX(104)).isEqualTo(0.25);
        assertThat(letterboxed.relativeY(52)).isZero();
        assertThat(letterboxed.relativeY(364)).isEqualTo(1);
        assertThat(cropped.relativeX(150)).isEqualTo(0.5);
        assertThat(cropped.relativeY(0)).isCloseTo(22.0 / 342, within(1e-12));
    }
}
