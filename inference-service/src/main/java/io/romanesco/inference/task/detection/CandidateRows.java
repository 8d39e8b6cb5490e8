package io.romanesco.inference.task.detection;

/**
 * What a model says of one image, row by row: each row is a box with a score for every category.
 * Each kind of detection head is an implementation of this interface.
 */
public interface CandidateRows {

    /** Number of rows; may be 0. */
    int count();

    /** Number of categories. */
    int categories();

    /** A number that orders the categories of a row as their scores do. */
    double rank(int row, int category);

    /** The score of a category, 0..1 within the rounding. */
    double score(int row, int category);

    /** The box of a row in pixels of the model's input. */
    Corners box(int row);

    /** The best category of a row; the first of equal ones. */
    default int best(int row) {
        int best = 0;
        double most = rank(row, 0);
        for (int category = 1; category < categories(); category++) {
            double rank = rank(row, category);
            if (rank > most) {
                most = rank;
                best = category;
            }
        }
        return best;
    }
}
