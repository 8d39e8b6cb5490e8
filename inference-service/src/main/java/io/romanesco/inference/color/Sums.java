package io.romanesco.inference.color;

/** Adds up doubles. */
final class Sums {

    private Sums() {}

    /** Four sums at a time: additions of doubles wait for each other. */
    static double of(double[] values, int length) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < length; i++) {
            a += values[i];
        }
        return a + b + (c + d);
    }
}
