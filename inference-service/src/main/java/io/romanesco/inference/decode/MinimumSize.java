package io.romanesco.inference.decode;

/**
 * A size that a picture as seen must still cover after it was scaled while decoding: the input of
 * the model that will look at it.
 *
 * @param width pixels, 1 or more
 * @param height pixels, 1 or more
 */
public record MinimumSize(int width, int height) {

    /** No scaling, however large the picture. */
    public static final MinimumSize FULL = new MinimumSize(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
