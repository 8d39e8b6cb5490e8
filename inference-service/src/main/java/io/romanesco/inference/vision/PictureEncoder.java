package io.romanesco.inference.vision;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.vision.ModelManifest.Input;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes the model's input of a picture: resized, uint8 [1, height, width, 3], RGB, as raw values
 * 0..255. Reuses one direct buffer: one instance per thread.
 */
final class PictureEncoder {

    private final BilinearResize resize;
    private final byte[] resized;
    private final ByteBuffer tensor;

    PictureEncoder(Input input) {
        int size = input.width() * input.height() * 3;
        this.resize = new BilinearResize(input.width(), input.height());
        this.resized = new byte[size];
        this.tensor = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /** The tensor's bytes, good until the next call. */
    ByteBuffer encode(Pixels picture) {
        resize.resize(picture, resized);
        tensor.clear();
        tensor.put(resized);
        return tensor.flip();
    }
}
