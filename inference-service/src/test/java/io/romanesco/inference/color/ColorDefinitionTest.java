package io.romanesco.inference.color;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.DominantColors;
import io.romanesco.contract.Palette;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.drawing.Drawings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The short cuts against the definition: all distances of all pixels to all colours, in doubles.
 */
class ColorDefinitionTest {

    private static final double TIE = 1e-11;

    private final ColorScorer scorer = new ColorScorer();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 1023, 8191, 8192, 8193, 50_176})
    void noiseMatchesTheDefinition(int count) {
        for (int seed = 1; seed <= 20; seed++) {
            assertAsDefined(Drawings.noise(count, 1, seed));
        }
    }

    @ParameterizedTest
    @MethodSource("contrasts")
    void colourCloudMatchesTheDefinition(double spread, long seed) {
        Random random = new Random(seed);
        int[] center = random.ints(3, 0, 256).toArray();
        byte[] rgb = new byte[64 * 64 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] =
                    (byte)
                            Math.clamp(
                                    Math.round(center[i % 3] + random.nextGaussian() * spread),
                                    0,
                                    255);
        }
        assertAsDefined(new Pixels(64, 64, rgb));
    }

    static Stream<Object[]> contrasts() {
        return IntStream.range(0, 100).mapToObj(i -> new Object[] {i % 10 * 12.0, (long) i});
    }

    /**
     * Two colours of a palette side by side, so that both sums are equal, and one pixel that
     * differs by one step: sums that differ from the sixth to the ninth digit.
     */
    @ParameterizedTest
    @ValueSource(ints = {64, 512, 1448})
    void nearTieMatchesTheDefinition(int size) {
        for (Palette palette : Palette.values()) {
            for (int first = 0; first < palette.colors().size(); first++) {
                int second = (first + 5) % palette.colors().size();
                Pixels picture = halves(size, palette.rgb()[first], palette.rgb()[second]);
                assertAsDefined(picture);
                int changed = (first * 7919 % (size * size)) * 3 + first % 3;
                picture.rgb()[changed] ^= 1;
                assertAsDefined(picture);
            }
        }
    }

    /** Grey is equally far from six colours of the wheel of light. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 85, 127, 128, 254, 255})
    void exactTieGoesToTheEarlierColour(int level) {
        assertAsDefined(Drawings.pixels(100, 99, level << 16 | level << 8 | level));
    }

    @ParameterizedTest
    @ValueSource(strings = {"activation.png", "confusion.png", "calibration.png"})
    void goldenImageMatchesTheDefinition(String name) throws IOException {
        byte[] file = Files.readAllBytes(Path.of("models/vegetables/1.2.0/card", name));
        ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT);
        Pixels picture = ((Decoded) decoder.decode(file)).pixels();
        assertAsDefined(picture);
        int tile = 48;
        for (int y = 0; y + tile <= picture.height(); y += tile) {
            for (int x = 0; x + tile <= picture.width(); x += tile) {
                assertAsDefined(cut(picture, x, y, tile));
            }
        }
    }

    private void assertAsDefined(Pixels picture) {
        assertThat(scorer.score(picture))
                .isEqualTo(
                        new DominantColors(
                                winner(picture, Palette.RGB), winner(picture, Palette.RYB)));
    }

    private static String winner(Pixels picture, Palette palette) {
        double[] sums = new double[palette.colors().size()];
        for (int color = 0; color < sums.length; color++) {
            int point = palette.rgb()[color];
            for (int i = 0; i < picture.rgb().length; i += 3) {
                double dr = (picture.rgb()[i] & 0xff) - (point >> 16);
                double dg = (picture.rgb()[i + 1] & 0xff) - (point >> 8 & 0xff);
                double db = (picture.rgb()[i + 2] & 0xff) - (point & 0xff);
                sums[color] += Math.sqrt(dr * dr + dg * dg + db * db);
            }
        }
        int best = 0;
        for (int i = 1; i < sums.length; i++) {
            best = sums[i] < sums[best] * (1 - TIE) ? i : best;
        }
        return palette.colors().get(best);
    }

    private static Pixels halves(int size, int left, int right) {
        Pixels picture = Drawings.pixels(size, size, left);
        byte[] other = Drawings.pixels(size, size, right).rgb();
        System.arraycopy(other, 0, picture.rgb(), 0, other.length / 2);
        return picture;
    }

    private static Pixels cut(Pixels picture, int x, int y, int size) {
        byte[] rgb = new byte[size * size * 3];
        for (int row = 0; row < size; row++) {
            System.arraycopy(
                    picture.rgb(),
                    ((y + row) * picture.width() + x) * 3,
                    rgb,
                    row * size * 3,
                    size * 3);
        }
        return new Pixels(size, size, rgb);
    }
}
