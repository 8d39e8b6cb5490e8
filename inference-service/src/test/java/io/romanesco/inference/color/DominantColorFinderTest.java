package io.romanesco.inference.color;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.image.ImageLimits;
import io.romanesco.inference.color.DominantColorFinder.Scored;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.InstalledTurboJpeg;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.decode.MinimumSize;
import io.romanesco.inference.decode.jpeg.JpegLibrary;
import io.romanesco.inference.drawing.Drawings;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who decides: the scaled picture or the full one. */
class DominantColorFinderTest {

    private static final int WIDTH = 1_200;
    private static final int HEIGHT = 1_000;
    private static final MinimumSize SMALL = new MinimumSize(100, 100);

    /**
     * Red wins in full, for most is black; scaled it is a dark grey all over, nearest to orange.
     */
    private static final byte[] STRIPES = Drawings.jpeg(stripes());

    private static final String SCALED = "#FF8000";
    private static final String FULL = "#FF0000";

    private final ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT);
    private final MemoryBudget budget = new MemoryBudget(1 << 30);

    @BeforeEach
    void onlyThatScales() {
        InstalledTurboJpeg.require();
    }

    @Test
    void fullImageDecidesNearTies() {
        DominantColorFinder colors = new DominantColorFinder(decoder, budget, 0.1);
        Scored scored = look(colors, decoder, SMALL);

        assertThat(scored.colors().rgb()).isEqualTo(SCALED);
        assertThat(scored.full())
                .hasValueSatisfying(full -> {
                    assertThat(full.isScaled()).isFalse();
                    assertThat(full.cpuTime()).isLessThan(DecodeSettings.DEFAULT.cpuTime());
                    assertThat(full.peakBytes()).isGreaterThan(WIDTH * HEIGHT * 6);
                });
        assertThat(colors.decide(scored).rgb()).isEqualTo(FULL);
    }

    @Test
    void scaledImageDecidesOutsideTheMargin() {
        for (double margin : new double[] {0, 1e-6}) {
            DominantColorFinder colors = new DominantColorFinder(decoder, budget, margin);
            Scored scored = look(colors, decoder, SMALL);

            assertThat(scored.full()).isEmpty();
            assertThat(colors.decide(scored).rgb()).isEqualTo(SCALED);
        }
    }

    @Test
    void unscaledImageIsNotDecodedAgain() {
        Scored scored =
                look(new DominantColorFinder(decoder, budget, 1), decoder, MinimumSize.FULL);

        assertThat(scored.full()).isEmpty();
        assertThat(scored.colors().rgb()).isEqualTo(FULL);
    }

    @Test
    void imageTooLargeForMemoryKeepsItsScaledColours() {
        ImageDecoder frugal =
                new ImageDecoder(
                        new DecodeSettings(
                                ImageLimits.DEFAULT,
                                Duration.ofSeconds(10),
                                WIDTH * HEIGHT * 4,
                                1_000_000,
                                JpegLibrary.AUTO,
                                Optional.empty()));
        DominantColorFinder colors = new DominantColorFinder(frugal, budget, 0.1);

        assertThat(colors.decide(look(colors, frugal, SMALL)).rgb()).isEqualTo(SCALED);
    }

    @Test
    void imageWithoutTimeLeftKeepsItsScaledColours() {
        DominantColorFinder colors = new DominantColorFinder(decoder, budget, 0.1);
        Accepted accepted = (Accepted) decoder.inspect(STRIPES, SMALL);
        Decoded decoded = (Decoded) decoder.decode(accepted);
        assertThat(decoded.left()).isBetween(Duration.ZERO, DecodeSettings.DEFAULT.cpuTime());
        Decoded late = new Decoded(decoded.header(), decoded.pixels(), Duration.ofNanos(-1));

        Scored scored = colors.score(accepted, late);

        assertThat(scored.full()).isPresent();
        assertThat(colors.decide(scored).rgb()).isEqualTo(SCALED);
    }

    /** Grey is as far from one colour of the wheel as from five others: a tie in any size. */
    @Test
    void colourlessImageIsNotDecodedAgain() {
        DominantColorFinder colors =
                new DominantColorFinder(decoder, budget, DominantColorFinder.MARGIN);
        byte[] grey = Drawings.jpeg(Drawings.plain(WIDTH, HEIGHT, Drawings.GREY));

        Scored scored = look(colors, decoder, SMALL, grey);

        assertThat(scored.full()).isEmpty();
        assertThat(scored.colors().rgb()).isEqualTo("#FF8000");
    }

    private static Scored look(
            DominantColorFinder colors, ImageDecoder decoder, MinimumSize cover) {
        return look(colors, decoder, cover, STRIPES);
    }

    private static Scored look(
            DominantColorFinder colors, ImageDecoder decoder, MinimumSize cover, byte[] file) {
        Accepted accepted = (Accepted) decoder.inspect(file, cover);
        return colors.score(accepted, (Decoded) decoder.decode(accepted));
    }

    /** Columns one pixel wide: 27 of 100 white, evenly spread. */
    private static BufferedImage stripes() {
        BufferedImage image = Drawings.plain(WIDTH, HEIGHT, 0);
        for (int x = 0; x < WIDTH; x++) {
            if (x * 27 / 100 != (x + 1) * 27 / 100) {
                for (int y = 0; y < HEIGHT; y++) {
                    image.setRGB(x, y, 0xffffff);
                }
            }
        }
        return image;
    }
}
