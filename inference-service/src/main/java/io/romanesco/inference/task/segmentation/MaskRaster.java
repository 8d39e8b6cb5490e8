package io.romanesco.inference.task.segmentation;

import io.romanesco.contract.mask.CocoRle;
import io.romanesco.contract.mask.MaskBuilder;
import java.util.stream.IntStream;

/**
 * Draws a map of low resolution as a mask of a picture: pixels whose interpolated value reaches a
 * threshold. It holds two columns of the map and the mask's run lengths.
 */
final class MaskRaster {

    private final MaskValues values;
    private final MaskAxis across;
    private final MaskAxis down;
    private final double threshold;
    private final Column low;
    private final Column high;
    private final double[] mixed;

    /** Pixels between two cells that are both inside, or both outside, are so too. */
    private final int[] ends;

    MaskRaster(MaskValues values, MaskAxis across, MaskAxis down, double threshold) {
        this.values = values;
        this.across = across;
        this.down = down;
        this.threshold = threshold;
        this.low = new Column(values.height());
        this.high = new Column(values.height());
        this.mixed = new double[values.height()];
        this.ends = ends(down);
    }

    /** A column of the map; its values are computed once. */
    private static final class Column {

        private final double[] cells;
        private int x = -1;

        Column(int height) {
            cells = new double[height];
        }

        double[] of(MaskValues values, int wanted) {
            if (x != wanted) {
                values.column(wanted, cells);
                x = wanted;
            }
            return cells;
        }
    }

    /**
     * The mask of a picture of that size.
     *
     * @throws io.romanesco.inference.task.InvalidOutputException when the map is noise
     */
    CocoRle draw(int width, int height) {
        MaskBuilder mask = new MaskBuilder(height, width);
        for (int i = 0; i < across.count(); i++) {
            double[] before = low.of(values, across.low()[i]);
            double[] after = high.of(values, across.high()[i]);
            for (int y = 0; y < mixed.length; y++) {
                mixed[y] = across.lowWeight()[i] * before[y] + across.highWeight()[i] * after[y];
            }
            column(across.first() + i, mask);
            RunLimit.check(mask.runs());
        }
        return mask.build();
    }

    private void column(int x, MaskBuilder mask) {
        int from = 0;
        for (int to : ends) {
            int one = down.low()[from];
            int other = down.high()[from];
            boolean startsInside = mixed[one] >= threshold;
            boolean endsInside = mixed[other] >= threshold;
            if (one == other || startsInside != endsInside) {
                pixels(x, from, to, mask);
            } else if (startsInside) {
                mask.add(x, down.first() + from, down.first() + to);
            }
            from = to;
        }
    }

    private void pixels(int x, int from, int to, MaskBuilder mask) {
        for (int i = from; i < to; i++) {
            if (down.value(i, mixed) >= threshold) {
                mask.add(x, down.first() + i, down.first() + i + 1);
            }
        }
    }

    /** Ends of the runs of pixels that lie between the same two cells. */
    private static int[] ends(MaskAxis axis) {
        int[] low = axis.low();
        int[] high = axis.high();
        return IntStream.rangeClosed(1, axis.count())
                .filter(i -> i == low.length || low[i] != low[i - 1] || high[i] != high[i - 1])
                .toArray();
    }
}
