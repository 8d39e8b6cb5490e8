package io.romanesco.inference.resample;

import io.romanesco.inference.decode.Pixels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Makes a model's input of pictures. Reuses one direct buffer: one instance per thread. */
public final class PictureEncoder {

    private final InputFormat format;
    private final PictureResize resize;
    private final TensorWriter writer;
    private final int size;
    private ByteBuffer tensor;

    public PictureEncoder(InputFormat format) {
        this.format = format;
        this.resize = format.filter().get();
        this.writer = new TensorWriter(format);
        this.size = format.width() * format.height() * 3 * format.element().bytes();
        this.tensor = allocate(size);
    }

    private static ByteBuffer allocate(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /** The tensor's bytes, good until the next call. */
    public ByteBuffer encode(Pixels picture) {
        return encode(List.of(picture));
    }

    /** The bytes of one tensor for several pictures, good until the next call. */
    public ByteBuffer encode(List<Pixels> pictures) {
        if (tensor.capacity() < pictures.size() * size) {
            tensor = allocate(pictures.size() * size);
        }
        tensor.clear().limit(pictures.size() * size);
        for (int image = 0; image < pictures.size(); image++) {
            encode(pictures.get(image), image);
        }
        return tensor;
    }

    private void encode(Pixels picture, int image) {
        PictureGeometry geometry = format.placement().of(picture.width(), picture.height());
        if (!geometry.covers(format.width(), format.height())) {
            pad(image);
        }
        Axis across = geometry.across(picture.width(), format.width());
        Axis down = geometry.down(picture.height(), format.height());
        int x = Math.max(0, geometry.left());
        int top = Math.max(0, geometry.top());
        resize.resize(
                picture,
                across,
                down,
                (y, rgb, from) -> writer.row(tensor, image, x, top + y, rgb, from, across.count()));
    }

    private void pad(int image) {
        byte[] row = new byte[format.width() * 3];
        Arrays.fill(row, format.padding());
        for (int y = 0; y < format.height(); y++) {
            writer.row(tensor, image, 0, y, row, 0, format.width());
        }
    }
}
