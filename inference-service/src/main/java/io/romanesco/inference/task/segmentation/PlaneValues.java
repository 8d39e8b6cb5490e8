package io.romanesco.inference.task.segmentation;

import io.romanesco.inference.task.detection.ScoreActivation;

/** The mask of an object that is a map of an output. */
record PlaneValues(Planes planes, int plane, ScoreActivation activation) implements MaskValues {

    @Override
    public int height() {
        return planes.height();
    }

    @Override
    public int width() {
        return planes.width();
    }

    @Override
    public void column(int x, double[] cells) {
        for (int y = 0; y < cells.length; y++) {
            cells[y] = activation.of(planes.at(plane, y, x));
        }
    }
}
