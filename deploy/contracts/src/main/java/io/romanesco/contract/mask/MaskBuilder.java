package io.romanesco.contract.mask;

import java.util.Arrays;

/** Collects the runs of a mask in column-major order. Not thread-safe. */
public final class MaskBuilder {

    private static final int INITIAL = 16;

    private final int height;
    private final int width;
    private int[] bounds = new int[INITIAL];
    private int used;

    /**
     * Starts an empty mask.
     *
     * @param height rows of the picture, 1 or more
     * @param width columns of the picture, 1 or more
     * @throws IllegalArgumentException when the picture has no pixels, or more than an int can
     *     count
     */
    public MaskBuilder(int height, int width) {
        if (height < 1 || width < 1 || (long) height * width > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "mask of %d x %d pixels is not possible".formatted(width, height));
        }
        this.height = height;
        this.width = width;
    }

    /**
     * Adds the pixels {@code top} to {@code bottom - 1} of a column. Columns come from left to
     * right, and runs of a column from top to bottom. An empty run adds nothing.
     *
     * @throws IllegalArgumentException when the run is outside the picture or out of order
     */
    public MaskBuilder add(int column, int top, int bottom) {
        if (column < 0 || column >= width || top < 0 || bottom > height || top > bottom) {
            throw new IllegalArgumentException(
                    "run of column %d, rows %d to %d, is outside a mask of %d x %d pixels"
                            .formatted(column, top, bottom, width, height));
        }
        addPixels(column * height + top, bottom - top);
        return this;
    }

    /** Runs so far. */
    public int runs() {
        return used / 2;
    }

    /** The mask of all runs so far. */
    public CocoRle build() {
        return new CocoRle(height, width, Arrays.copyOf(bounds, used));
    }

    /** Adds pixels from a column-major position on; joins a run that touches the last one. */
    void addPixels(int start, int length) {
        if (length == 0) {
            return;
        }
        int last = used == 0 ? -1 : bounds[used - 1];
        if (start < last) {
            throw new IllegalArgumentException(
                    "run at pixel %d is before the end of the last one, %d".formatted(start, last));
        }
        if (start == last) {
            bounds[used - 1] = start + length;
            return;
        }
        if (used == bounds.length) {
            bounds = Arrays.copyOf(bounds, used * 2);
        }
        bounds[used++] = start;
        bounds[used++] = start + length;
    }
}
