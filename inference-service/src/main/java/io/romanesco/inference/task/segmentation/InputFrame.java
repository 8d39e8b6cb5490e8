package io.romanesco.inference.task.segmentation;

import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.resample.PictureGeometry;
import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.detection.Corners;

/**
 * Where a picture lies in a model's input.
 *
 * @param width of the input, pixels
 * @param height of the input, pixels
 */
record InputFrame(PictureGeometry geometry, int width, int height) {

    static InputFrame of(ImageInput input, Pixels picture) {
        return new InputFrame(input.geometry(picture), input.width(), input.height());
    }

    InputAxis across() {
        return new InputAxis(width, geometry.left(), geometry.width());
    }

    InputAxis down() {
        return new InputAxis(height, geometry.top(), geometry.height());
    }

    /** From pixels of the input to shares of the picture, not clipped. */
    Corners inPicture(Corners box) {
        return box.inPicture(geometry);
    }
}
