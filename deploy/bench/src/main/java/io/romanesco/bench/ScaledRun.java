package io.romanesco.bench;

import io.romanesco.inference.color.ColorScorer;
import io.romanesco.inference.color.DominantColors;
import io.romanesco.inference.decode.Cover;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * In how many large JPEGs does the same colour win on the scaled picture, which the service takes,
 * as on the whole one?
 */
final class ScaledRun implements Callable<Void> {

    private static final int COUNT = 500;
    private static final Cover MODEL = new Cover(299, 299);

    private final ColorScorer scorer = new ColorScorer();

    @Override
    public Void call() {
        List<byte[]> tiles = Pictures.jpegs(224, 300);
        Random random = new Random(1);
        int rgb = 0;
        int ryb = 0;
        for (int i = 0; i < COUNT; i++) {
            // 1.2 to 12 megapixels, most of them small.
            int width = 1_280 + random.nextInt(i % 10 == 0 ? 2_720 : 800);
            byte[] file = Pictures.collage(tiles, width, width * 3 / 4, random);
            DominantColors whole = colors(file, Cover.FULL);
            DominantColors scaled = colors(file, MODEL);
            rgb += whole.rgb().equals(scaled.rgb()) ? 1 : 0;
            ryb += whole.ryb().equals(scaled.ryb()) ? 1 : 0;
        }
        Report.line(
                "decoder %s; the same colour wins in %d (rgb) and %d (ryb) of %d large pictures",
                Pictures.DECODER.name(), rgb, ryb, COUNT);
        return null;
    }

    private DominantColors colors(byte[] file, Cover cover) {
        return scorer.score(((Decoded) Pictures.DECODER.decode(file, cover)).pixels());
    }
}
