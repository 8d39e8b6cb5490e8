package io.romanesco.contract.mask;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * Drops corners of a ring that are close to the line between kept ones: the Ramer-Douglas-Peucker
 * algorithm, run on the two halves between the first corner and the one farthest from it.
 */
final class RingSimplifier {

    private static final int MIN_CORNERS = 3;

    private final int[] ring;
    private final int corners;
    private final double tolerance;
    private final BitSet kept = new BitSet();

    private RingSimplifier(int[] ring, double tolerance) {
        this.ring = ring;
        this.corners = ring.length / 2;
        this.tolerance = tolerance;
    }

    /** The ring with fewer corners; the same ring where fewer than three would be left. */
    static int[] simplify(int[] ring, double tolerance) {
        RingSimplifier simplifier = new RingSimplifier(ring, tolerance);
        simplifier.run();
        return simplifier.kept.cardinality() < MIN_CORNERS ? ring : simplifier.result();
    }

    private record Span(int from, int to) {}

    private void run() {
        int far = farthest(new Span(0, corners));
        kept.set(0);
        kept.set(far);
        Deque<Span> open = new ArrayDeque<>();
        open.push(new Span(0, far));
        open.push(new Span(far, corners));
        while (!open.isEmpty()) {
            Span span = open.pop();
            int middle = farthest(span);
            if (middle > span.from && distance(middle, span) > tolerance) {
                kept.set(middle);
                open.push(new Span(span.from, middle));
                open.push(new Span(middle, span.to));
            }
        }
    }

    /** The corner within a span that is farthest from its line; the span's start without any. */
    private int farthest(Span span) {
        int farthest = span.from;
        double most = -1;
        for (int i = span.from + 1; i < span.to; i++) {
            double distance = distance(i, span);
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    /** Distance of a corner to the segment between a span's ends. */
    private double distance(int corner, Span span) {
        double x = x(span.from);
        double y = y(span.from);
        double dx = x(span.to) - x;
        double dy = y(span.to) - y;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : ((x(corner) - x) * dx + (y(corner) - y) * dy) / length;
        double t = Math.clamp(along, 0, 1);
        return Math.hypot(x(corner) - x - t * dx, y(corner) - y - t * dy);
    }

    private int x(int corner) {
        return ring[corner % corners * 2];
    }

    private int y(int corner) {
        return ring[corner % corners * 2 + 1];
    }

    private int[] result() {
        return kept.stream().flatMap(i -> IntStream.of(x(i), y(i))).toArray();
    }
}
