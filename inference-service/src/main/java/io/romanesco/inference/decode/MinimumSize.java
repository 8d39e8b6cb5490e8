package io.romanesco.inference.decode;

/**
 * The size that a picture, as seen, must still have after it was scaled while decoding: the input
 * size of the model.
 *
 * @param width pixels, 1 or more
 * @param height pixels, 1 or more
 */
public record MinimumSize(int width, int height) {

    /** No scaling, however large the picture. */
    public static final MinimumSize FULL = new MinimumSize(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
