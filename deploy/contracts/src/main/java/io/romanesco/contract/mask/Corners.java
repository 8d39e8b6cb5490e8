package io.romanesco.contract.mask;

import java.util.Arrays;

/** The corners of a ring of horizontal and vertical edges, without points on straight lines. */
final class Corners {

    private int[] points = new int[16];
    private int used;

    void add(int x, int y) {
        if (used >= 4 && isStraight(used - 4, used - 2, x, y)) {
            used -= 2;
        }
        if (used == points.length) {
            points = Arrays.copyOf(points, used * 2);
        }
        points[used++] = x;
        points[used++] = y;
    }

    /** All corners as x, y in turn, also without those that are straight where the ring closes. */
    int[] closed() {
        int end = used;
        while (end > 4 && isStraight(end - 4, end - 2, points[0], points[1])) {
            end -= 2;
        }
        int start = 0;
        while (end - start > 4
                && isStraight(end - 2, start, points[start + 2], points[start + 3])) {
            start += 2;
        }
        return Arrays.copyOfRange(points, start, end);
    }

    /** Twice the signed area of a ring, by the shoelace formula. */
    static long doubleArea(int[] ring) {
        long sum = 0;
        for (int i = 0, last = ring.length - 2; i < ring.length; last = i, i += 2) {
            sum += (long) ring[last] * ring[i + 1] - (long) ring[i] * ring[last + 1];
        }
        return sum;
    }

    private boolean isStraight(int one, int other, int x, int y) {
        return points[one] == points[other] && points[other] == x
                || points[one + 1] == points[other + 1] && points[other + 1] == y;
    }
}
