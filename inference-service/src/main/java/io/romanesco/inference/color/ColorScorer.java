package io.romanesco.inference.color;

import io.romanesco.contract.DominantColors;
import io.romanesco.contract.Palette;
import io.romanesco.inference.decode.Pixels;
import java.util.stream.Stream;

/**
 * Finds the dominant colour: for each colour of a palette, the mean Euclidean distance of all
 * pixels in 0..255 RGB. The smallest mean wins, the earlier colour on a tie. Safe for many threads.
 *
 * <p>{@link PixelRuns} first gives bounds of all sums with a sixteenth of the square roots. They
 * exclude most colours, often all but one. Exact distances are computed for the rest only. The
 * loops run over planes without dependencies, so that the JIT compiler vectorises them. Squares are
 * exact ints (at most 195,075); roots and sums are doubles.
 */
public final class ColorScorer {

    private static final int BLOCK = 1024;

    private static final int RUNS = 256;

    /** The dominant colour in each palette. */
    public DominantColors score(Pixels pixels) {
        return score(pixels, 0).colors();
    }

    /** The scores of both palettes. */
    record Score(PaletteScores rgb, PaletteScores ryb, double margin) {

        DominantColors colors() {
            return new DominantColors(rgb.winner(), ryb.winner());
        }

        /** Whether the best colour of a palette is nearly tied with another. */
        boolean isClose() {
            return close().length > 0;
        }

        private PaletteScores[] close() {
            return Stream.of(rgb, ryb)
                    .filter(palette -> palette.isClose(margin))
                    .toArray(PaletteScores[]::new);
        }
    }

    /**
     * Scores both palettes.
     *
     * @param margin relative difference of mean distances up to which two colours count as nearly
     *     tied
     */
    Score score(Pixels pixels, double margin) {
        PaletteScores rgb = new PaletteScores(Palette.RGB);
        PaletteScores ryb = new PaletteScores(Palette.RYB);
        bound(pixels, rgb, ryb);
        PaletteScores[] open =
                Stream.of(rgb, ryb)
                        .filter(palette -> palette.narrow(margin))
                        .toArray(PaletteScores[]::new);
        if (open.length > 0) {
            decide(pixels, open);
        }
        return new Score(rgb, ryb, margin);
    }

    /**
     * Decides between nearly tied colours by another version of the picture. May be called once for
     * a score.
     */
    DominantColors decide(Score score, Pixels pixels) {
        PaletteScores[] close = score.close();
        for (PaletteScores palette : close) {
            palette.reopen(score.margin());
        }
        decide(pixels, close);
        return score.colors();
    }

    private static void bound(Pixels pixels, PaletteScores... palettes) {
        PixelRuns runs = new PixelRuns(RUNS);
        int whole = pixels.width() * pixels.height() / PixelRuns.LENGTH;
        for (int from = 0; from < whole; from += RUNS) {
            int count = Math.min(RUNS, whole - from);
            runs.take(pixels.rgb(), from * PixelRuns.LENGTH, count, PixelRuns.LENGTH);
            for (PaletteScores palette : palettes) {
                palette.bound(runs, count, PixelRuns.LENGTH);
            }
        }
        int rest = pixels.width() * pixels.height() % PixelRuns.LENGTH;
        if (rest > 0) {
            runs.take(pixels.rgb(), whole * PixelRuns.LENGTH, 1, rest);
            for (PaletteScores palette : palettes) {
                palette.bound(runs, 1, rest);
            }
        }
    }

    private static void decide(Pixels pixels, PaletteScores... palettes) {
        PixelPlanes planes = new PixelPlanes(BLOCK);
        int count = pixels.width() * pixels.height();
        for (int from = 0; from < count; from += BLOCK) {
            int length = Math.min(BLOCK, count - from);
            planes.unpack(pixels.rgb(), from, length);
            for (PaletteScores palette : palettes) {
                palette.add(planes, length);
            }
        }
    }
}
