package io.romanesco.inference.color;

import io.romanesco.inference.color.ColorScorer.Score;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.Inspection.Accepted;
import io.romanesco.inference.decode.MemoryBudget;
import java.util.Optional;

/**
 * The colours of pictures that may have been scaled while they were decoded. Scaling moves mean
 * distances a little, so where two colours are nearly tied on the scaled picture, the full one
 * decides. Safe for many threads.
 */
public final class DominantColorFinder {

    /** The margin of the service, and how it was found: ADR 8. */
    public static final double MARGIN = 0.002;

    private final ImageDecoder decoder;
    private final MemoryBudget budget;
    private final double margin;
    private final ColorScorer scorer = new ColorScorer();

    /**
     * Colours of what a decoder decodes.
     *
     * @param budget that full pictures are decoded within
     * @param margin mean distances on a scaled picture that differ by no more than this part are
     *     nearly tied; 0 for trusting it always
     */
    public DominantColorFinder(ImageDecoder decoder, MemoryBudget budget, double margin) {
        this.decoder = decoder;
        this.budget = budget;
        this.margin = margin;
    }

    /** What a picture says of its colours. */
    public static final class Verdict {

        private final Score score;
        private final DominantColors colors;
        private final Optional<Accepted> full;

        private Verdict(Score score, Optional<Accepted> full) {
            this.score = score;
            this.colors = score.colors();
            this.full = full;
        }

        /** The winners on the picture that was looked at. */
        public DominantColors colors() {
            return colors;
        }

        /** The file that is to be asked in full size before that counts. */
        public Optional<Accepted> full() {
            return full;
        }
    }

    /** Looks at the picture as it was decoded. */
    public Verdict look(Accepted file, Decoded picture) {
        Score score = scorer.score(picture.pixels(), file.isScaled() ? margin : 0);
        return new Verdict(
                score, score.isClose() ? decoder.inFull(file, picture) : Optional.empty());
    }

    /**
     * Decides, on the full picture where that is wanted; what cannot be decoded in full, for it
     * takes too long, keeps its colours. Not to be called by who holds a part of the budget
     * already: two of those could wait for each other.
     */
    public DominantColors decide(Verdict verdict) {
        return verdict.full()
                .flatMap(file -> budget.within(file.peakBytes(), () -> inFull(verdict, file)))
                .orElse(verdict.colors());
    }

    private Optional<DominantColors> inFull(Verdict verdict, Accepted file) {
        return decoder.decode(file) instanceof Decoded decoded
                ? Optional.of(scorer.decide(verdict.score, decoded.pixels()))
                : Optional.empty();
    }
}
