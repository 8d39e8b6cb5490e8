package io.romanesco.inference.task.segmentation;

/** The mask of one object as a model gives it: numbers in low resolution. */
interface MaskValues {

    /** Rows, 1 or more. */
    int height();

    /** Columns, 1 or more. */
    int width();

    /**
     * Computes a column.
     *
     * @param cells receives {@link #height()} numbers
     */
    void column(int x, double[] cells);
}
