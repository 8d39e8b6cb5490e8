package io.romanesco.bench;

import io.romanesco.inference.color.ColorScorer;
import io.romanesco.inference.color.DominantColorFinder;
import io.romanesco.inference.color.DominantColorFinder.Scored;
import io.romanesco.inference.color.DominantColors;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.Inspection.Accepted;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.decode.MinimumSize;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * In how many large JPEGs does the same colour win on the scaled picture as on the whole one, in
 * how many is it nearly tied there, and in how many is what the service says right, which asks the
 * whole one then?
 */
final class ScaledRun implements Callable<Void> {

    private static final int COUNT = 500;
    private static final MinimumSize MODEL = new MinimumSize(299, 299);

    private final ColorScorer scorer = new ColorScorer();
    private final DominantColorFinder service =
            new DominantColorFinder(
                    Pictures.DECODER,
                    new MemoryBudget(DecodeSettings.DEFAULT.maxMemory()),
                    DominantColorFinder.MARGIN);

    private int rgb;
    private int ryb;
    private int close;
    private int right;

    @Override
    public Void call() {
        List<byte[]> tiles = Pictures.jpegs(224, 300);
        Random random = new Random(Long.getLong("seed", 1));
        for (int i = 0; i < COUNT; i++) {
            // 1.2 to 12 megapixels, most of them small.
            int width = 1_280 + random.nextInt(i % 10 == 0 ? 2_720 : 800);
            count(Pictures.collage(tiles, width, width * 3 / 4, random));
        }
        Report.line(
                "decoder %s; the same colour wins in %d (rgb) and %d (ryb) of %d large pictures",
                Pictures.DECODER.name(), rgb, ryb, COUNT);
        Report.line(
                "%d are decided on the whole picture, and then both colours are right in %d",
                close, right);
        return null;
    }

    private void count(byte[] file) {
        DominantColors whole = scorer.score(Pictures.decode(file));
        Accepted accepted = (Accepted) Pictures.DECODER.inspect(file, MODEL);
        Decoded scaled = (Decoded) Pictures.DECODER.decode(accepted);
        Scored scored = service.score(accepted, scaled);
        rgb += whole.rgb().equals(scored.colors().rgb()) ? 1 : 0;
        ryb += whole.ryb().equals(scored.colors().ryb()) ? 1 : 0;
        close += scored.full().isPresent() ? 1 : 0;
        right += whole.equals(service.decide(scored)) ? 1 : 0;
    }
}
