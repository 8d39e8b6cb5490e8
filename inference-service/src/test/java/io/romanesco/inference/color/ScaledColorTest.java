package io.romanesco.inference.color;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.inference.color.DominantColorFinder.Scored;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.InstalledTurboJpeg;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.decode.MinimumSize;
import io.romanesco.inference.drawing.Drawings;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A large JPEG gets the colours of its scaled picture, or of the full one after a near tie (ADR 8).
 * In 200 pictures with hard edges, soft gradients and grain these are always the colours of the
 * full picture, and few pictures need a second look.
 */
class ScaledColorTest {

    private static final int PICTURES = 200;
    private static final int WIDTH = 1_280;
    private static final int HEIGHT = 960;

    /** More than a camera has in dim light. */
    private static final int GRAIN = 0x1f1f1f;

    private static final MinimumSize MODEL = new MinimumSize(299, 299);

    private final ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT);
    private final ColorScorer scorer = new ColorScorer();
    private final DominantColorFinder colors =
            new DominantColorFinder(decoder, new MemoryBudget(1 << 30), DominantColorFinder.MARGIN);

    @Test
    void scaledImageHasTheColoursOfTheFullImage() {
        InstalledTurboJpeg.require();
        Random random = new Random(8);
        int full = 0;
        for (int i = 0; i < PICTURES; i++) {
            byte[] file = Drawings.jpeg(drawing(random));
            Accepted accepted = (Accepted) decoder.inspect(file, MODEL);
            assertThat(accepted.isScaled()).isTrue();
            Scored scored = colors.score(accepted, (Decoded) decoder.decode(accepted));
            full += scored.full().isPresent() ? 1 : 0;

            assertThat(colors.decide(scored))
                    .as("drawing %d", i)
                    .isEqualTo(scorer.score(((Decoded) decoder.decode(file)).pixels()));
        }
        assertThat(full).isBetween(1, PICTURES / 10);
    }

    private static BufferedImage drawing(Random random) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(random.nextInt(0x1000000)));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i < 150; i++) {
            int x = random.nextInt(WIDTH);
            int y = random.nextInt(HEIGHT);
            int side = 2 + random.nextInt(250);
            Color near = new Color(random.nextInt(0x1000000));
            Color far = i % 2 == 0 ? near : new Color(random.nextInt(0x1000000));
            pen.setPaint(new GradientPaint(x, y, near, x + side, y + side, far));
            pen.fillOval(x - side / 2, y - side / 2, side, side);
        }
        pen.dispose();
        grain(image, random);
        return image;
    }

    private static void grain(BufferedImage image, Random random) {
        int[] row = new int[WIDTH];
        for (int y = 0; y < HEIGHT; y++) {
            image.getRGB(0, y, WIDTH, 1, row, 0, WIDTH);
            for (int x = 0; x < WIDTH; x++) {
                row[x] ^= random.nextInt(0x1000000) & GRAIN;
            }
            image.setRGB(0, y, WIDTH, 1, row, 0, WIDTH);
        }
    }
}
