package io.romanesco.inference.task.detection;

import io.romanesco.inference.task.InvalidOutputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Picks objects out of a model's rows: those above the score threshold, then without duplicates.
 *
 * @param suppression settings
 * @param multiLabel whether a row may become several objects, one for each category; otherwise only
 *     its best category counts
 */
public record CandidateFilter(Suppression suppression, boolean multiLabel) {

    /** How far scores may leave 0..1 by rounding. */
    private static final double ROUNDING = 1e-3;

    /**
     * The objects of one image, best first.
     *
     * @throws InvalidOutputException when a score is outside 0..1, a category has no label, or a
     *     box is not finite
     */
    public List<Candidate> objects(CandidateRows rows) {
        List<Candidate> found = new ArrayList<>();
        for (int row = 0; row < rows.count(); row++) {
            if (multiLabel) {
                for (int category = 0; category < rows.categories(); category++) {
                    add(rows, row, category, row * rows.categories() + category, found);
                }
            } else {
                add(rows, row, rows.best(row), row, found);
            }
        }
        return suppression.apply(found);
    }

    private void add(CandidateRows rows, int row, int category, int order, List<Candidate> found) {
        double score = rows.score(row, category);
        if (!(score >= -ROUNDING && score <= 1 + ROUNDING)) {
            throw new InvalidOutputException(
                    "the score of row %d is %s, which is not in 0..1".formatted(row, score));
        }
        double clipped = Math.clamp(score, 0.0, 1.0);
        if (clipped < suppression.score()) {
            return;
        }
        if (category < 0 || category >= rows.categories()) {
            throw new InvalidOutputException(
                    "row %d has category %d, but model.yaml has %d labels"
                            .formatted(row, category, rows.categories()));
        }
        Corners box = rows.box(row);
        if (!box.isFinite()) {
            throw new InvalidOutputException("the box of row %d is not finite".formatted(row));
        }
        if (!box.isEmpty()) {
            found.add(new Candidate(order, row, category, clipped, box));
        }
    }
}
