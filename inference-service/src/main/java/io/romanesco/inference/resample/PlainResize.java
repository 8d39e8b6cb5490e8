package io.romanesco.inference.resample;

import io.romanesco.inference.decode.Pixels;

/**
 * Resizes a picture by bilinear interpolation between the four nearest pixels, with half-pixel
 * centres and without antialiasing, as OpenCV's {@code INTER_LINEAR}. Results are rounded to the
 * nearest of 0..255, halves up. Keeps weights for pictures of the last size: use one instance per
 * thread.
 */
public final class PlainResize implements PictureResize {

    private Neighbours across = Neighbours.of(Axis.whole(1, 1));
    private Neighbours down = Neighbours.of(Axis.whole(1, 1));
    private byte[] row = new byte[3];

    @Override
    public void resize(Pixels picture, Axis horizontal, Axis vertical, RowTarget rows) {
        across = across.isFor(horizontal) ? across : Neighbours.of(horizontal);
        down = down.isFor(vertical) ? down : Neighbours.of(vertical);
        if (row.length != horizontal.count() * 3) {
            row = new byte[horizontal.count() * 3];
        }
        for (int y = 0; y < vertical.count(); y++) {
            blend(picture, down.first()[y], down.second()[y], down.share()[y]);
            rows.row(y, row, 0);
        }
    }

    private void blend(Pixels picture, int above, int below, double weight) {
        byte[] rgb = picture.rgb();
        int top = above * picture.width() * 3;
        int bottom = below * picture.width() * 3;
        for (int x = 0, to = 0; x < across.first().length; x++) {
            int left = across.first()[x] * 3;
            int right = across.second()[x] * 3;
            double share = across.share()[x];
            for (int channel = 0; channel < 3; channel++, left++, right++, to++) {
                double upper = mix(rgb[top + left], rgb[top + right], share);
                double lower = mix(rgb[bottom + left], rgb[bottom + right], share);
                row[to] = (byte) (int) ((1 - weight) * upper + weight * lower + 0.5);
            }
        }
    }

    private static double mix(byte first, byte second, double share) {
        return (1 - share) * (first & 0xff) + share * (second & 0xff);
    }

    /**
     * The two input samples of each output sample along one axis.
     *
     * @param axis sizes
     * @param first index of the sample before
     * @param second index of the sample behind; the same as the first at the edges
     * @param share of the second one, 0..1
     */
    private record Neighbours(Axis axis, int[] first, int[] second, double[] share) {

        static Neighbours of(Axis axis) {
            Neighbours found =
                    new Neighbours(
                            axis,
                            new int[axis.count()],
                            new int[axis.count()],
                            new double[axis.count()]);
            int last = axis.input() - 1;
            for (int i = 0; i < axis.count(); i++) {
                // This order of operations decides which way ties are rounded.
                double center = (axis.first() + i + 0.5) * axis.input() / axis.output() - 0.5;
                int before = (int) Math.floor(center);
                found.first[i] = Math.clamp(before, 0, last);
                found.second[i] = Math.clamp(before + 1, 0, last);
                found.share[i] = center - before;
            }
            return found;
        }

        boolean isFor(Axis wanted) {
            return axis.equals(wanted);
        }
    }
}
