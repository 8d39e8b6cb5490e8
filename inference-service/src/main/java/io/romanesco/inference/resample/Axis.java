package io.romanesco.inference.resample;

/**
 * Resizing along one axis, of which only a part of the result may be wanted. A picture of 20,000 x
 * 1 pixels would else become one of millions of columns when its shorter side is enlarged.
 *
 * @param input samples of the picture
 * @param output samples of the whole resized picture
 * @param first first wanted sample of the output, from 0
 * @param count wanted samples, at least 1
 */
public record Axis(int input, int output, int first, int count) {

    /** All samples of the output. */
    public static Axis whole(int input, int output) {
        return new Axis(input, output, 0, output);
    }

    /** Whether samples are copied as they are. */
    boolean isCopy() {
        return input == output;
    }
}
