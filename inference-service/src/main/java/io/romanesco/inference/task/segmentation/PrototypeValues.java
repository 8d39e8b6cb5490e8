package io.romanesco.inference.task.segmentation;

/**
 * The mask of an object that is a mixture of the picture's prototypes.
 *
 * @param coefficients how much of each prototype
 */
record PrototypeValues(Planes prototypes, double[] coefficients) implements MaskValues {

    @Override
    public int height() {
        return prototypes.height();
    }

    @Override
    public int width() {
        return prototypes.width();
    }

    @Override
    public void column(int x, double[] cells) {
        for (int y = 0; y < cells.length; y++) {
            double sum = 0;
            for (int k = 0; k < coefficients.length; k++) {
                sum += coefficients[k] * prototypes.at(k, y, x);
            }
            cells[y] = sum;
        }
    }
}
