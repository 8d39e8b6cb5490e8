package io.romanesco.inference.resample;

/**
 * Where a resized picture lies in a model's input, in pixels of the input. Parts outside the input
 * are cut off; parts of the input outside the picture are padding.
 *
 * @param left of the picture's first column; negative where columns are cut off
 * @param top of the picture's first row; negative where rows are cut off
 * @param width of the whole resized picture, at least 1
 * @param height of the whole resized picture, at least 1
 */
public record PictureGeometry(int left, int top, int width, int height) {

    /** Maps a coordinate of the input to the picture: 0 is its left edge, 1 its right edge. */
    public double relativeX(double x) {
        return (x - left) / width;
    }

    /** Maps a coordinate of the input to the picture: 0 is its top edge, 1 its bottom edge. */
    public double relativeY(double y) {
        return (y - top) / height;
    }

    /** The columns of a picture that an input of that width shows. */
    Axis across(int pictureWidth, int inputWidth) {
        return visible(pictureWidth, width, left, inputWidth);
    }

    /** The rows of a picture that an input of that height shows. */
    Axis down(int pictureHeight, int inputHeight) {
        return visible(pictureHeight, height, top, inputHeight);
    }

    private static Axis visible(int picture, int resized, int start, int input) {
        int first = Math.max(0, -start);
        int end = Math.min(resized, input - start);
        return new Axis(picture, resized, first, end - first);
    }

    /** Whether the picture leaves no padding in an input of that size. */
    public boolean covers(int inputWidth, int inputHeight) {
        return left <= 0 && top <= 0 && left + width >= inputWidth && top + height >= inputHeight;
    }
}
