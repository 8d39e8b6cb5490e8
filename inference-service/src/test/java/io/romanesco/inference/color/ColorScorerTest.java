package io.romanesco.inference.color;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.DominantColors;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expected values by NumPy, in doubles, for each palette:
 *
 * <pre>means = [sqrt(((image - color) ** 2).sum(-1)).mean() for color in palette]; argmin(means)
 * </pre>
 *
 * and, named "wrapped", what the same gives on uint8 arrays, where subtraction and square wrap
 * around.
 */
class ColorScorerTest {

    private final ColorScorer scorer = new ColorScorer();

    @ParameterizedTest(name = "{0}: {1} and {2}, wrapped {3} and {4}")
    @CsvSource({
        "c81e28, #FF0000, #C21460, #80FF00, #4424D6",
        "14781e, #00FF00, #66B032, #80FF00, #347C98",
        "f0e63c, #FFFF00, #FEFE33, #80FF00, #C21460",
        "5a280a, #FF0000, #C21460, #FF0000, #FE2712",
        "3c1450, #0000FF, #8601AF, #80FF00, #C21460",
        "ff7f00, #FF8000, #FB9902, #FFFF00, #FEFE33",
        "82c832, #80FF00, #66B032, #0080FF, #4424D6",
        "0a0ac8, #0000FF, #4424D6, #FF0000, #8601AF",
    })
    void plainImageHasTheNearestColour(
            String color, String rgb, String ryb, String wrappedRgb, String wrappedRyb) {
        DominantColors found = scorer.score(plain(color));

        assertThat(found).isEqualTo(new DominantColors(rgb, ryb));
        assertThat(found).isNotEqualTo(new DominantColors(wrappedRgb, wrappedRyb));
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource({
        // Black is as far from red as from green and blue; white from yellow, cyan, magenta.
        "000000, #FF0000, #347C98",
        "ffffff, #FFFF00, #FEFE33",
        "808080, #FF8000, #347C98",
    })
    void tieGoesToTheEarlierColour(String color, String rgb, String ryb) {
        assertThat(scorer.score(plain(color))).isEqualTo(new DominantColors(rgb, ryb));
    }

    @Test
    void tieDoesNotDependOnThePixelOrder() {
        // As much red as green: both are equally far, but their sums are added up in different
        // orders.
        Pixels picture = Drawings.pixels(99, 100, 0x00ff00);
        for (int i = 99 * 50 * 3; i < picture.rgb().length; i += 3) {
            picture.rgb()[i] = (byte) 0xff;
            picture.rgb()[i + 1] = 0;
        }

        // Mean distance to red and green 180.3, to the yellow between them 255 or less.
        assertThat(scorer.score(picture).rgb()).isEqualTo("#FF0000");
    }

    @Test
    void everyPixelCounts() {
        Pixels picture = Drawings.pixels(40, 30, 0x286e32);
        for (int i = 0; i < 10 * 40 * 3; i += 3) {
            picture.rgb()[i] = (byte) 230;
            picture.rgb()[i + 1] = 120;
            picture.rgb()[i + 2] = 20;
        }

        // Means: orange 158.65 before #80FF00 174.68; #66B032 108.00 before #347C98 142.98.
        assertThat(scorer.score(picture)).isEqualTo(new DominantColors("#FF8000", "#66B032"));
    }

    @Test
    void gradientIsScoredAsDefined() {
        Pixels picture = Drawings.pixels(64, 48, 0);
        for (int i = 0; i < 64 * 48; i++) {
            int x = i % 64;
            int y = i / 64;
            picture.rgb()[i * 3] = (byte) (x * 4);
            picture.rgb()[i * 3 + 1] = (byte) (y * 5);
            picture.rgb()[i * 3 + 2] = (byte) (255 - x * 2 - y * 2);
        }

        // #8000FF 184.30 before #0080FF 187.47; #347C98 122.90 before #4424D6 148.66. Wrapped:
        // #00FFFF.
        assertThat(scorer.score(picture)).isEqualTo(new DominantColors("#8000FF", "#347C98"));
    }

    @Test
    void noiseWithAnIncompleteBlockIsScoredAsDefined() {
        // 37 × 29: #8000FF 209.551 before #FF0080 209.662; #347C98 141.16.
        assertThat(scorer.score(Drawings.noise(37, 29, 1)))
                .isEqualTo(new DominantColors("#8000FF", "#347C98"));
        // 64 × 64: #0080FF 209.034 before #00FF80 209.111; #347C98 141.00.
        assertThat(scorer.score(Drawings.noise(64, 64, 7)))
                .isEqualTo(new DominantColors("#0080FF", "#347C98"));
    }

    @Test
    void singlePixelIsScored() {
        assertThat(scorer.score(Drawings.pixels(1, 1, 0xff0080)).rgb()).isEqualTo("#FF0080");
    }

    private static Pixels plain(String hex) {
        return Drawings.pixels(2, 2, Integer.parseInt(hex, 16));
    }
}
