package io.romanesco.inference.resample;

import io.romanesco.inference.decode.Pixels;

/**
 * Resizes a picture with the same result as Pillow's {@code Image.resize((w, h), Image.BILINEAR)}:
 * two passes with 8 bits between them. Models therefore see here what they saw in training. Keeps
 * buffers and weights for pictures of the last size: use one instance per thread.
 */
public final class BilinearResize implements PictureResize {

    private Resampler last = new Resampler(Axis.whole(1, 1), Axis.whole(1, 1));

    @Override
    public void resize(Pixels picture, Axis across, Axis down, RowTarget rows) {
        if (across.isCopy() && down.isCopy()) {
            for (int y = 0; y < down.count(); y++) {
                int start = (down.first() + y) * picture.width() + across.first();
                rows.row(y, picture.rgb(), start * 3);
            }
            return;
        }
        if (!last.isFor(across, down)) {
            last = new Resampler(across, down);
        }
        last.resample(picture.rgb(), rows);
    }
}
