package io.romanesco.inference.task.segmentation;

import io.romanesco.inference.task.InvalidOutputException;

/**
 * Bounds the size of a result's masks. Objects have some hundred runs in a picture of a thousand
 * rows; noise has millions, which are too many for a record.
 */
final class RunLimit {

    /** Runs of all masks of a result, about 8 MB of text. */
    static final int MOST = 2_000_000;

    private RunLimit() {}

    /**
     * Checks a number of runs.
     *
     * @throws InvalidOutputException when there are too many
     */
    static void check(long runs) {
        if (runs > MOST) {
            throw new InvalidOutputException(
                    "the masks are noise: they have more than %d runs".formatted(MOST));
        }
    }
}
