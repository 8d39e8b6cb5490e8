package io.romanesco.inference.resample;

import io.romanesco.inference.decode.Pixels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Makes the model's input of a picture: resized, uint8 [N, height, width, 3], RGB, as raw values
 * 0..255. Reuses one direct buffer: one instance per thread.
 */
public final class PictureEncoder {

    private final BilinearResize resize;
    private final int size;
    private ByteBuffer tensor;

    public PictureEncoder(int width, int height) {
        this.size = width * height * 3;
        this.resize = new BilinearResize(width, height);
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
        tensor.clear();
        for (Pixels picture : pictures) {
            resize.resize(picture, tensor);
        }
        return tensor.flip();
    }
}
