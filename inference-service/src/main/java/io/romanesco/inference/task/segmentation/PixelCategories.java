package io.romanesco.inference.task.segmentation;

/** The category of each pixel of an image, which can be found for a grid of any size. */
@FunctionalInterface
interface PixelCategories {

    /** A pixel of no category: the model has not seen it, or finds none there. */
    int NONE = -1;

    /** The categories on a grid over the whole picture. The result is for one thread. */
    Columns on(int width, int height);

    /** Gives the categories column by column, from left to right. */
    @FunctionalInterface
    interface Columns {

        /**
         * Finds the categories of a column.
         *
         * @param categories receives an index of the labels, or {@link #NONE}, for each row
         */
        void column(int x, int[] categories);
    }
}
