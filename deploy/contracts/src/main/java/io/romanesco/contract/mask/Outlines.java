package io.romanesco.contract.mask;

import java.util.Arrays;

/**
 * Follows the edges between a mask's pixels and the rest. Each part of a run in one column has two
 * horizontal edges: its top, walked to the right, and its bottom, walked to the left. At each line
 * between two columns the run ends of both sides, sorted by row, connect in pairs by a vertical
 * edge. So the mask is always to the right of the walk, outer rings have a positive area, and rings
 * of holes a negative one (y points down).
 *
 * <p>Pixels that touch at a corner only are not connected: of two ends in one row, the bottom comes
 * first, which keeps it with the run above.
 */
final class Outlines {

    private static final int NONE = -1;

    /** Column, top and bottom of each run, in the mask's order. */
    private final int[] runs;

    private final int count;

    /** The horizontal edge after each one; 2n is the top of run n, 2n + 1 its bottom. */
    private final int[] next;

    Outlines(CocoRle mask) {
        RunList list = new RunList();
        mask.forEachRun(list::add);
        runs = list.values;
        count = list.used / 3;
        next = new int[count * 2];
        connect();
    }

    private static final class RunList {

        private int[] values = new int[48];
        private int used;

        void add(int column, int top, int bottom) {
            if (used + 3 > values.length) {
                values = Arrays.copyOf(values, values.length * 2);
            }
            values[used++] = column;
            values[used++] = top;
            values[used++] = bottom;
        }
    }

    /** Takes the corners of a closed ring; the last one is not the first one again. */
    @FunctionalInterface
    interface Ring {
        void accept(int[] corners, long doubleArea);
    }

    /**
     * Visits each ring once. Corners are x, y of pixel corners in turn.
     *
     * @param visitor gets twice the signed area, too
     */
    void forEach(Ring visitor) {
        for (int edge = 0; edge < next.length; edge++) {
            if (next[edge] != NONE) {
                visit(edge, visitor);
            }
        }
    }

    private void visit(int first, Ring visitor) {
        Corners ring = new Corners();
        int edge = first;
        while (next[edge] != NONE) {
            ring.add(start(edge), row(edge));
            ring.add(end(edge), row(edge));
            int after = next[edge];
            next[edge] = NONE;
            edge = after;
        }
        int[] corners = ring.closed();
        visitor.accept(corners, Corners.doubleArea(corners));
    }

    private void connect() {
        int left = 0;
        while (left < count) {
            int right = endOfColumn(left);
            if (!areNeighbours(left - 1, left)) {
                connect(left, left, right);
            }
            connect(left, right, areNeighbours(left, right) ? endOfColumn(right) : right);
            left = right;
        }
    }

    private boolean areNeighbours(int run, int later) {
        return run >= 0 && later < count && column(run) + 1 == column(later);
    }

    /**
     * Connects edges at the line between the runs {@code left} to {@code middle - 1} of a column
     * and the runs {@code middle} to {@code end - 1} of the next one.
     */
    private void connect(int left, int middle, int end) {
        int from = left * 2;
        int to = middle * 2;
        int open = NONE;
        while (from < middle * 2 || to < end * 2) {
            boolean takeLeft = to == end * 2 || from < middle * 2 && precedes(from, to);
            int edge = takeLeft ? from++ : to++;
            if (open == NONE) {
                open = edge;
                continue;
            }
            // Tops of the left column and bottoms of the right one arrive at the line.
            boolean openArrives = open / 2 < middle == isTop(open);
            next[openArrives ? open : edge] = openArrives ? edge : open;
            open = NONE;
        }
    }

    private boolean precedes(int one, int other) {
        return row(one) != row(other) ? row(one) < row(other) : !isTop(one);
    }

    private int endOfColumn(int run) {
        int end = run;
        while (end < count && column(end) == column(run)) {
            end++;
        }
        return end;
    }

    private static boolean isTop(int edge) {
        return edge % 2 == 0;
    }

    private int column(int run) {
        return runs[run * 3];
    }

    private int row(int edge) {
        return runs[edge / 2 * 3 + 1 + edge % 2];
    }

    private int start(int edge) {
        return column(edge / 2) + edge % 2;
    }

    private int end(int edge) {
        return column(edge / 2) + 1 - edge % 2;
    }
}
