package io.romanesco.inference.resample;

import io.romanesco.inference.resample.InputFormat.Element;
import java.nio.ByteBuffer;

/** Writes rows of pixels where the layout of a tensor has them. For one thread at a time. */
final class TensorWriter {

    private final InputFormat format;
    private final boolean asTheyAre;
    private final Numbers numbers;

    TensorWriter(InputFormat format) {
        this.format = format;
        this.asTheyAre = format.element() == Element.UINT8 && !format.planar() && !format.bgr();
        this.numbers = Numbers.of(format.element(), format.normalization(), format.width() * 3);
    }

    /**
     * Writes a part of a row.
     *
     * @param image its number in the tensor
     * @param x column of the first pixel
     * @param y row
     * @param rgb interleaved red, green and blue
     * @param from index of the first pixel's first byte
     * @param count pixels
     */
    void row(ByteBuffer tensor, int image, int x, int y, byte[] rgb, int from, int count) {
        int pixel = (image * format.height() + y) * format.width() + x;
        if (asTheyAre) {
            tensor.put(pixel * 3, rgb, from, count * 3);
        } else if (format.planar()) {
            int plane = format.width() * format.height();
            int first = image * 3 * plane + y * format.width() + x;
            for (int channel = 0; channel < 3; channel++) {
                numbers.convert(rgb, from + source(channel), count, channel, 0, 1);
                numbers.store(tensor, first + channel * plane, count);
            }
        } else {
            for (int channel = 0; channel < 3; channel++) {
                numbers.convert(rgb, from + source(channel), count, channel, channel, 3);
            }
            numbers.store(tensor, pixel * 3, count * 3);
        }
    }

    private int source(int channel) {
        return format.bgr() ? 2 - channel : channel;
    }
}
