package io.romanesco.contract.mask;

import io.romanesco.contract.Box;
import io.romanesco.contract.Mask;
import java.util.List;

/**
 * A mask as run lengths, immutable. Pixels are counted column by column from the top left, as in
 * COCO files and pycocotools. Two equal sets of pixels have the same counts.
 */
public final class CocoRle {

    private final int height;
    private final int width;

    /** Start and end (exclusive) of each run of the mask's pixels, strictly ascending. */
    private final int[] bounds;

    CocoRle(int height, int width, int[] bounds) {
        this.height = height;
        this.width = width;
        this.bounds = bounds;
    }

    /** Takes the part of a run that is in one column. */
    @FunctionalInterface
    public interface ColumnRun {

        /**
         * Takes a run.
         *
         * @param column 0 at the left
         * @param top first row
         * @param bottom the row after the last one
         */
        void accept(int column, int top, int bottom);
    }

    /**
     * Reads the mask of a result.
     *
     * @throws IllegalArgumentException when it is malformed; the message is one line
     */
    public static CocoRle parse(Mask mask) {
        List<Integer> size = mask.size();
        if (size.size() != 2 || size.get(0) == null || size.get(1) == null) {
            throw new IllegalArgumentException(
                    "mask size is %s, not [height, width]".formatted(size));
        }
        return parse(size.get(0), size.get(1), mask.counts());
    }

    /**
     * Reads compressed counts. Empty runs are accepted, as pycocotools does.
     *
     * @param height rows of the picture
     * @param width columns of the picture
     * @throws IllegalArgumentException when the counts are malformed or do not cover exactly {@code
     *     height * width} pixels; the message is one line
     */
    public static CocoRle parse(int height, int width, String counts) {
        MaskBuilder mask = new MaskBuilder(height, width);
        int[] runs = CompressedCounts.read(counts);
        long pixels = (long) height * width;
        long at = 0;
        for (int i = 0; i < runs.length && at <= pixels; i++) {
            boolean inside = i % 2 == 1;
            if (inside && at + runs[i] <= pixels) {
                mask.addPixels((int) at, runs[i]);
            }
            at += runs[i];
        }
        if (at != pixels) {
            throw new IllegalArgumentException(
                    "mask counts cover %s %d pixels; a picture of %d x %d has %d"
                            .formatted(
                                    at > pixels ? "more than" : "only",
                                    Math.min(at, pixels),
                                    width,
                                    height,
                                    pixels));
        }
        return mask.build();
    }

    /** Rows of the picture. */
    public int height() {
        return height;
    }

    /** Columns of the picture. */
    public int width() {
        return width;
    }

    /** Compressed counts, the same text as pycocotools writes. */
    public String counts() {
        boolean endsOutside = bounds.length == 0 || bounds[bounds.length - 1] < height * width;
        int[] counts = new int[bounds.length + (endsOutside ? 1 : 0)];
        int last = 0;
        for (int i = 0; i < bounds.length; i++) {
            counts[i] = bounds[i] - last;
            last = bounds[i];
        }
        if (endsOutside) {
            counts[bounds.length] = height * width - last;
        }
        return CompressedCounts.write(counts);
    }

    /** The mask as it is sent in results. */
    public Mask mask() {
        return new Mask(List.of(height, width), counts());
    }

    /** Pixels in the mask. */
    public int area() {
        int area = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            area += bounds[i + 1] - bounds[i];
        }
        return area;
    }

    /** Runs of pixels; one may reach over the ends of columns. */
    public int runs() {
        return bounds.length / 2;
    }

    /** Whether no pixel is in the mask. */
    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /** The smallest box around the mask; all zeros for an empty mask. */
    public Box box() {
        if (isEmpty()) {
            return new Box(0, 0, 0, 0);
        }
        int left = bounds[0] / height;
        int right = (bounds[bounds.length - 1] - 1) / height;
        int top = height;
        int bottom = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            int last = bounds[i + 1] - 1;
            boolean oneColumn = bounds[i] / height == last / height;
            top = Math.min(top, oneColumn ? bounds[i] % height : 0);
            bottom = Math.max(bottom, oneColumn ? last % height + 1 : height);
        }
        return new Box(left, top, right + 1 - left, bottom - top);
    }

    /**
     * Intersection over union, 0 to 1; 0 for two empty masks.
     *
     * @throws IllegalArgumentException when the pictures differ in size
     */
    public double iou(CocoRle other) {
        if (height != other.height || width != other.width) {
            throw new IllegalArgumentException(
                    "masks of %d x %d and %d x %d pixels cannot be compared"
                            .formatted(width, height, other.width, other.height));
        }
        long common = common(other);
        return common == 0 ? 0 : (double) common / ((long) area() + other.area() - common);
    }

    /**
     * The mask for the same picture in another size, by the nearest neighbour; the same object
     * where the size stays.
     *
     * @param newHeight rows, 1 or more
     * @param newWidth columns, 1 or more
     * @throws IllegalArgumentException when there are no pixels, or more than an int can count
     */
    public CocoRle scaledTo(int newHeight, int newWidth) {
        return newHeight == height && newWidth == width
                ? this
                : MaskScaler.scale(this, newHeight, newWidth);
    }

    /** Visits all runs, split at the columns' ends, from left to right and top to bottom. */
    public void forEachRun(ColumnRun visitor) {
        for (int i = 0; i < bounds.length; i += 2) {
            int start = bounds[i];
            while (start < bounds[i + 1]) {
                int column = start / height;
                int end = (int) Math.min(bounds[i + 1], (column + 1L) * height);
                visitor.accept(column, start - column * height, end - column * height);
                start = end;
            }
        }
    }

    private long common(CocoRle other) {
        long common = 0;
        for (int i = 0, j = 0; i < bounds.length && j < other.bounds.length; ) {
            int end = Math.min(bounds[i + 1], other.bounds[j + 1]);
            common += Math.max(0, end - Math.max(bounds[i], other.bounds[j]));
            if (bounds[i + 1] == end) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return common;
    }
}
