package io.romanesco.inference.task.segmentation;

/**
 * Which cells of a map each pixel along one axis of a picture takes its value from: bilinear, with
 * centres at halves, as {@code align_corners=False} of PyTorch. A pixel has two neighbours; it is
 * the sum of both with their weights.
 *
 * @param first the first pixel that the map covers
 * @param low cell before each pixel
 * @param high cell after each pixel
 * @param lowWeight 0..1
 * @param highWeight 0..1
 */
record MaskAxis(int first, int[] low, int[] high, double[] lowWeight, double[] highWeight) {

    /**
     * A map that fills a box. Outside it the value is 0: towards the box's edge the values of the
     * outer half cells fade, as Detectron2's {@code paste_masks_in_image} has it.
     *
     * @param start of the box, in pixels of the picture; may be outside the picture
     * @param end of the box, more than {@code start}
     * @param cells of the map
     * @param pixels of the picture
     */
    static MaskAxis ofBox(double start, double end, int cells, int pixels) {
        int first = firstPixel(start, pixels);
        MaskAxis axis = of(first, firstPixel(end, pixels));
        for (int i = 0; i < axis.count(); i++) {
            double cell = (first + i + 0.5 - start) / (end - start) * cells - 0.5;
            axis.set(i, cell, cells);
            int before = (int) Math.floor(cell);
            axis.lowWeight[i] = before < 0 ? 0 : axis.lowWeight[i];
            axis.highWeight[i] = before + 1 >= cells ? 0 : axis.highWeight[i];
        }
        return axis;
    }

    /**
     * A map that covers a model's whole input. Beyond the outer cells' centres their values hold.
     *
     * @param frame where the picture lies in the input
     * @param start only pixels from here on, in pixels of the picture
     * @param end only pixels before this
     * @param cells of the map
     * @param pixels of the picture
     */
    static MaskAxis ofInput(InputAxis frame, double start, double end, int cells, int pixels) {
        int first = firstPixel(start, pixels);
        int last = firstPixel(end, pixels);
        while (first < last && frame.position(first, pixels) < 0) {
            first++;
        }
        while (first < last && frame.position(last - 1, pixels) >= frame.size()) {
            last--;
        }
        MaskAxis axis = of(first, last);
        for (int i = 0; i < axis.count(); i++) {
            double position = frame.position(first + i, pixels);
            axis.set(i, position * cells / frame.size() - 0.5, cells);
        }
        return axis;
    }

    private static MaskAxis of(int first, int end) {
        int count = Math.max(0, end - first);
        return new MaskAxis(
                first, new int[count], new int[count], new double[count], new double[count]);
    }

    /** The first pixel whose centre is not before a point. */
    private static int firstPixel(double point, int pixels) {
        return (int) Math.clamp(Math.ceil(point - 0.5), 0, pixels);
    }

    private void set(int i, double cell, int cells) {
        double before = Math.floor(cell);
        low[i] = (int) Math.clamp(before, 0, cells - 1);
        high[i] = (int) Math.clamp(before + 1, 0, cells - 1);
        highWeight[i] = cell - before;
        lowWeight[i] = 1 - highWeight[i];
    }

    /** Pixels that the map covers, from {@link #first} on. */
    int count() {
        return low.length;
    }

    /** A pixel's value, of the values of cells along the axis. */
    double value(int i, double[] cells) {
        return lowWeight[i] * cells[low[i]] + highWeight[i] * cells[high[i]];
    }
}
