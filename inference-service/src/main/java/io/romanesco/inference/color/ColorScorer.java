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
        return score(pixels, 0).colors();
    }

    /** How the contests of both palettes ended. */
    record Score(Contest rgb, Contest ryb, double margin) {

        DominantColors colors() {
            return new DominantColors(rgb.winner(), ryb.winner());
        }

        /** Whether a winner is nearly tied with another colour. */
        boolean isClose() {
            return close().length > 0;
        }

        private Contest[] close() {
            return Stream.of(rgb, ryb)
                    .filter(contest -> contest.isClose(margin))
                    .toArray(Contest[]::new);
        }
    }

    /**
     * The contests of both palettes.
     *
     * @param margin mean distances that differ by no more than this part are nearly tied
     */
    Score score(Pixels pixels, double margin) {
        Contest rgb = new Contest(Palette.RGB);
        Contest ryb = new Contest(Palette.RYB);
        bound(pixels, rgb, ryb);
        Contest[] open =
                Stream.of(rgb, ryb)
                        .filter(contest -> contest.narrow(margin))
                        .toArray(Contest[]::new);
        if (open.length > 0) {
            decide(pixels, open);
        }
        return new Score(rgb, ryb, margin);
    }

    /** Decides between the colours that are nearly tied by another, better picture; once. */
    DominantColors decide(Score score, Pixels pixels) {
        Contest[] close = score.close();
        for (Contest contest : close) {
            contest.reopen(score.margin());
        }
        decide(pixels, close);
        return score.colors();
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
