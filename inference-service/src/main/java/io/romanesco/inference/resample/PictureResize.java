package io.romanesco.inference.resample;

import io.romanesco.inference.decode.Pixels;

/** A filter that resizes pictures. It may keep buffers: use one instance per thread. */
public interface PictureResize {

    /**
     * Resizes a picture.
     *
     * @param picture of any size
     * @param across sizes of its rows and of the wanted rows
     * @param down sizes of its columns and of the wanted columns
     * @param rows receives the wanted rows from the top
     */
    void resize(Pixels picture, Axis across, Axis down, RowTarget rows);

    /** Receives the rows of a resized picture. */
    @FunctionalInterface
    interface RowTarget {

        /**
         * Takes one row. The array is reused for the next one.
         *
         * @param y number of the wanted row, from 0
         * @param rgb interleaved red, green and blue
         * @param from index of the row's first byte
         */
        void row(int y, byte[] rgb, int from);
    }
}
