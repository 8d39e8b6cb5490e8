package io.romanesco.inference.resample;

import java.util.function.Supplier;

/**
 * The tensor that a model wants of a picture.
 *
 * @param width pixels
 * @param height pixels
 * @param element type of its numbers
 * @param planar whether the channels follow one another (CHW); otherwise the pixels do (HWC)
 * @param bgr whether the first channel is blue; otherwise it is red
 * @param normalization what is done to the values 0..255
 * @param placement how a picture is brought to width and height
 * @param padding unsigned value of all channels where the picture leaves the input uncovered
 * @param filter makes a filter for resizing
 */
public record InputFormat(
        int width,
        int height,
        Element element,
        boolean planar,
        boolean bgr,
        Normalization normalization,
        Placement placement,
        byte padding,
        Supplier<PictureResize> filter) {

    /** Type of a tensor's numbers. */
    public enum Element {
        UINT8(1),
        FLOAT16(2),
        FLOAT(4);

        private final int bytes;

        Element(int bytes) {
            this.bytes = bytes;
        }

        /** Bytes of one number. */
        int bytes() {
            return bytes;
        }
    }

    /** Pictures stretched to the size, as bytes 0..255: red, green, blue of each pixel. */
    public static InputFormat bytes(int width, int height) {
        return new InputFormat(
                width,
                height,
                Element.UINT8,
                false,
                false,
                Normalization.NONE,
                new Placement.Stretch(width, height),
                (byte) 0,
                BilinearResize::new);
    }
}
