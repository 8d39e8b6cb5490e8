package io.romanesco.inference.color;

import io.romanesco.inference.decode.Pixels;
import java.util.stream.Stream;

/**
 * Finds the dominant colour: for each colour of a palette the mean over all pixels of the Euclidean
 * distance in 0..255 RGB; the smallest mean wins, the earlier colour on a tie. Safe for many
 * threads.
 *
 * <p>First bounds of all sums by {@link Runs}, a sixteenth of the roots: most colours are out then,
 * often all but one. The distances to the others are computed one by one. Loops are over planes and
 * without dependencies, so that the JIT compiler makes vector instructions of them; squares are
 * exact (at most 195,075), roots and sums are doubles.
 */
public final class ColorScorer {

    private static final int BLOCK = 1024;

    private static final int RUNS = 256;

    /** The winner of both palettes. */
    public DominantColors score(Pixels pixels) {
        Contest rgb = new Contest(Palette.RGB);
        Contest ryb = new Contest(Palette.RYB);
        bound(pixels, rgb, ryb);
        Contest[] open = Stream.of(rgb, ryb).filter(Contest::narrow).toArray(Contest[]::new);
        if (open.length > 0) {
            decide(pixels, open);
        }
        return new DominantColors(rgb.winner(), ryb.winner());
    }

    private static void bound(Pixels pixels, Contest... contests) {
        Runs runs = new Runs(RUNS);
        int whole = pixels.width() * pixels.height() / Runs.LENGTH;
        for (int from = 0; from < whole; from += RUNS) {
            int count = Math.min(RUNS, whole - from);
            runs.take(pixels.rgb(), from * Runs.LENGTH, count, Runs.LENGTH);
            for (Contest contest : contests) {
                contest.bound(runs, count, Runs.LENGTH);
            }
        }
        int rest = pixels.width() * pixels.height() % Runs.LENGTH;
        if (rest > 0) {
            runs.take(pixels.rgb(), whole * Runs.LENGTH, 1, rest);
            for (Contest contest : contests) {
                contest.bound(runs, 1, rest);
            }
        }
    }

    private static void decide(Pixels pixels, Contest... contests) {
        Planes planes = new Planes(BLOCK);
        int count = pixels.width() * pixels.height();
        for (int from = 0; from < count; from += BLOCK) {
            int length = Math.min(BLOCK, count - from);
            planes.unpack(pixels.rgb(), from, length);
            for (Contest contest : contests) {
                contest.add(planes, length);
            }
        }
    }
}
