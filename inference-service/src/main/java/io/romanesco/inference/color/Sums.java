package io.romanesco.inference.color;

/** Sums doubles. */
final class Sums {

    private Sums() {}

    /** Keeps eight sums side by side: each addition would otherwise wait for the one before. */
    static double of(double[] values, int length) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int i = 0;
        for (; i + 7 < length; i += 8) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
            e += values[i + 4];
            f += values[i + 5];
            g += values[i + 6];
            h += values[i + 7];
        }
        for (; i < length; i++) {
            a += values[i];
        }
        return a + b + (c + d) + (e + f + (g + h));
    }
}
