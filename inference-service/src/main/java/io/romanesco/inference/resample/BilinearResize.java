package io.romanesco.inference.resample;

import io.romanesco.inference.decode.Pixels;
import java.nio.ByteBuffer;

/**
 * Stretches a picture to a fixed size with the same result as Pillow's {@code Image.resize((w, h),
 * Image.BILINEAR)}: two passes with 8 bits between them. Models therefore see here what they saw in
 * training. Keeps buffers and weights for pictures of the last size: use one instance per thread.
 */
public final class BilinearResize {

    private final int width;
    private final int height;
    private Resampler last;

    public BilinearResize(int width, int height) {
        this.width = width;
        this.height = height;
        this.last = new Resampler(width, height, width, height);
    }

    /**
     * Resizes a picture.
     *
     * @param picture of any size
     * @param target receives {@code width * height * 3} bytes of interleaved RGB
     */
    public void resize(Pixels picture, ByteBuffer target) {
        if (picture.width() == width && picture.height() == height) {
            target.put(picture.rgb());
            return;
        }
        if (!last.isFor(picture)) {
            last = new Resampler(picture.width(), picture.height(), width, height);
        }
        last.resample(picture.rgb(), target);
    }
}
