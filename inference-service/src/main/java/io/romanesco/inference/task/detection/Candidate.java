package io.romanesco.inference.task.detection;

import java.util.Comparator;

/**
 * An object that a model may have found.
 *
 * @param order number of its row, or of its row and category; decides between equal scores
 * @param row number of its row in the output; masks have the same number
 * @param category index of the label
 * @param score 0..1
 * @param box in pixels of the model's input; may reach beyond it
 */
public record Candidate(int order, int row, int category, double score, Corners box) {

    /** Best first. */
    static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::score)
                    .reversed()
                    .thenComparingInt(Candidate::order);
}
