package io.romanesco.inference.task.segmentation;

/**
 * Where a picture lies in a model's input, along one axis.
 *
 * @param size of the input, pixels
 * @param start of the resized picture; negative where it is cut off
 * @param length of the resized picture, pixels of the input
 */
record InputAxis(int size, int start, int length) {

    /**
     * The centre of a pixel in the input.
     *
     * @param pixels of the picture
     */
    double position(int pixel, int pixels) {
        return (pixel + 0.5) * length / pixels + start;
    }
}
