package io.romanesco.inference.resample;

import io.romanesco.inference.decode.MinimumSize;

/** How a picture of any size is brought to the size of a model's input. Pure and immutable. */
public sealed interface Placement {

    /** Where a picture of that size lies in the input after it is resized. */
    PictureGeometry of(int pictureWidth, int pictureHeight);

    /** The size that a picture must still have when it is scaled while decoding. */
    MinimumSize minimumSize();

    /**
     * The picture fills the input; its aspect ratio is not kept.
     *
     * @param width of the input, pixels
     * @param height of the input, pixels
     */
    record Stretch(int width, int height) implements Placement {

        @Override
        public PictureGeometry of(int pictureWidth, int pictureHeight) {
            return new PictureGeometry(0, 0, width, height);
        }

        @Override
        public MinimumSize minimumSize() {
            return new MinimumSize(width, height);
        }
    }

    /**
     * The whole picture lies in the input with its aspect ratio kept; the rest is padding.
     *
     * @param width of the input, pixels
     * @param height of the input, pixels
     * @param centered whether the padding is the same on both sides; otherwise the picture lies at
     *     the top left
     * @param enlarges whether smaller pictures are enlarged
     */
    record Letterbox(int width, int height, boolean centered, boolean enlarges)
            implements Placement {

        @Override
        public PictureGeometry of(int pictureWidth, int pictureHeight) {
            double fitting =
                    Math.min((double) width / pictureWidth, (double) height / pictureHeight);
            double scale = enlarges ? fitting : Math.min(fitting, 1);
            int scaledWidth = scaled(pictureWidth, scale, width);
            int scaledHeight = scaled(pictureHeight, scale, height);
            return new PictureGeometry(
                    centered ? (width - scaledWidth) / 2 : 0,
                    centered ? (height - scaledHeight) / 2 : 0,
                    scaledWidth,
                    scaledHeight);
        }

        @Override
        public MinimumSize minimumSize() {
            return new MinimumSize(width, height);
        }

        private static int scaled(int size, double scale, int most) {
            return Math.clamp(Math.round(size * scale), 1, most);
        }
    }

    /**
     * The shorter side is scaled to a fixed size, then the middle is cut out. As torchvision's
     * {@code Resize(shorter)} followed by {@code CenterCrop}: the longer side is rounded down.
     *
     * @param width of the input, pixels
     * @param height of the input, pixels
     * @param shorter size of the picture's shorter side before the cut, pixels
     */
    record CenterCrop(int width, int height, int shorter) implements Placement {

        @Override
        public PictureGeometry of(int pictureWidth, int pictureHeight) {
            int scaledWidth = scaled(pictureWidth, pictureHeight);
            int scaledHeight = scaled(pictureHeight, pictureWidth);
            return new PictureGeometry(
                    first(width, scaledWidth),
                    first(height, scaledHeight),
                    scaledWidth,
                    scaledHeight);
        }

        @Override
        public MinimumSize minimumSize() {
            return new MinimumSize(shorter, shorter);
        }

        private int scaled(int size, int other) {
            return size <= other ? shorter : (int) ((long) shorter * size / other);
        }

        /** Rounds halves to the even number, as Python does. */
        private static int first(int input, int scaled) {
            return -(int) Math.rint((scaled - input) / 2.0);
        }
    }
}
