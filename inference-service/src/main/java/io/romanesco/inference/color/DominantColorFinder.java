package io.romanesco.inference.color;

import io.romanesco.contract.DominantColors;
import io.romanesco.inference.color.ColorScorer.Score;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.MemoryBudget;
import java.util.Optional;

/**
 * Finds the dominant colours of a picture that may have been scaled while it was decoded. Scaling
 * changes mean distances slightly. Where two colours are nearly tied on the scaled picture, the
 * full picture decides. Safe for many threads.
 */
public final class DominantColorFinder {

    /** The default margin; ADR 8 says how it was found. */
    public static final double MARGIN = 0.002;

    private final ImageDecoder decoder;
    private final MemoryBudget budget;
    private final double margin;
    private final ColorScorer scorer = new ColorScorer();

    /**
     * Creates a finder.
     *
     * @param budget memory for decoding full pictures
     * @param margin relative difference of mean distances up to which two colours of a scaled
     *     picture are nearly tied; 0: the scaled picture always decides
     */
    public DominantColorFinder(ImageDecoder decoder, MemoryBudget budget, double margin) {
        this.decoder = decoder;
        this.budget = budget;
        this.margin = margin;
    }

    /** The colours of a picture, and the full picture where it has to decide. */
    public static final class Scored {

        private final Score score;
        private final DominantColors colors;
        private final Optional<Accepted> full;

        private Scored(Score score, Optional<Accepted> full) {
            this.score = score;
            this.colors = score.colors();
            this.full = full;
        }

        /** The dominant colours of the picture as it was decoded. */
        public DominantColors colors() {
            return colors;
        }

        /** The file to decode in full size before the colours count, if one is needed. */
        public Optional<Accepted> full() {
            return full;
        }
    }

    /** Scores the picture as it was decoded. */
    public Scored score(Accepted file, Decoded picture) {
        Score score = scorer.score(picture.pixels(), file.isScaled() ? margin : 0);
        return new Scored(
                score, score.isClose() ? decoder.inFull(file, picture) : Optional.empty());
    }

    /**
     * The final colours: those of the full picture where it is needed. If it cannot be decoded in
     * time, the colours of the scaled picture stay. Must not be called while holding budget: two
     * callers could deadlock.
     */
    public DominantColors decide(Scored scored) {
        return scored.full()
                .flatMap(file -> budget.within(file.peakBytes(), () -> inFull(scored, file)))
                .orElse(scored.colors());
    }

    private Optional<DominantColors> inFull(Scored scored, Accepted file) {
        return decoder.decode(file) instanceof Decoded decoded
                ? Optional.of(scorer.decide(scored.score, decoded.pixels()))
                : Optional.empty();
    }
}
