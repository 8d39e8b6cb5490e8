package io.romanesco.contract.mask;

import java.util.Arrays;

/**
 * Draws a mask in another size by the nearest neighbour: a pixel is in the mask where the pixel of
 * the source under its centre is. Only runs are scaled, so time and memory depend on their number.
 */
final class MaskScaler {

    private final CocoRle source;
    private final int height;
    private final int width;
    private final MaskBuilder scaled;

    /** Top and bottom of each run of the current column of the source, in rows of the result. */
    private int[] rows = new int[16];

    private int used;
    private int column;

    private MaskScaler(CocoRle source, int height, int width) {
        this.source = source;
        this.height = height;
        this.width = width;
        this.scaled = new MaskBuilder(height, width);
    }

    static CocoRle scale(CocoRle source, int height, int width) {
        MaskScaler scaler = new MaskScaler(source, height, width);
        source.forEachRun(scaler::add);
        scaler.drawColumn();
        return scaler.scaled.build();
    }

    private void add(int next, int top, int bottom) {
        if (next != column) {
            drawColumn();
            column = next;
        }
        if (used == rows.length) {
            rows = Arrays.copyOf(rows, used * 2);
        }
        rows[used++] = first(top, source.height(), height);
        rows[used++] = first(bottom, source.height(), height);
    }

    private void drawColumn() {
        int end = first(column + 1, source.width(), width);
        for (int x = first(column, source.width(), width); x < end; x++) {
            for (int i = 0; i < used; i += 2) {
                scaled.add(x, rows[i], rows[i + 1]);
            }
        }
        used = 0;
    }

    /** The first pixel of the result whose centre is at or after the edge before a source pixel. */
    private static int first(int pixel, int sourceSide, int side) {
        return (int) Math.ceilDiv(2L * pixel * side - sourceSide, 2L * sourceSide);
    }
}
