package io.romanesco.inference.task;

import io.romanesco.inference.decode.MinimumSize;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.resample.InputFormat;
import io.romanesco.inference.resample.PictureEncoder;
import io.romanesco.inference.resample.PictureGeometry;
import io.romanesco.inference.task.TensorSpec.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The part {@code input} of a model.yaml: the tensor of an image.
 *
 * @param name its name in the graph
 * @param format what it holds
 * @param batched whether its first dimension is the number of images; otherwise it is one image
 * @param maxBatch images in one inference, at most; the graph may allow fewer
 */
public record ImageInput(String name, InputFormat format, boolean batched, int maxBatch) {

    /** Columns of the tensor, pixels. */
    public int width() {
        return format.width();
    }

    /** Rows of the tensor, pixels. */
    public int height() {
        return format.height();
    }

    /** The tensor: [N, height, width, 3] or [N, 3, height, width], or without N. */
    public TensorSpec tensor() {
        List<Integer> shape = new ArrayList<>();
        if (batched) {
            shape.add(TensorSpec.BATCH);
        }
        shape.addAll(
                format.planar() ? List.of(3, height(), width()) : List.of(height(), width(), 3));
        return new TensorSpec(name, Type.valueOf(format.element().name()), List.of(shape));
    }

    /** The size that a picture must still have when it is scaled while decoding. */
    public MinimumSize minimumSize() {
        return format.placement().minimumSize();
    }

    /** Where a picture lies in the tensor. */
    public PictureGeometry geometry(Pixels picture) {
        return format.placement().of(picture.width(), picture.height());
    }

    /** An encoder that makes the tensor. It is for one thread at a time. */
    public PictureEncoder newEncoder() {
        return new PictureEncoder(format);
    }
}
