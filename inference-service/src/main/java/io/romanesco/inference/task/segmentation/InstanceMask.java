package io.romanesco.inference.task.segmentation;

import io.romanesco.contract.mask.CocoRle;

/** The mask of one object, which can be drawn for a picture of any size. */
@FunctionalInterface
interface InstanceMask {

    /**
     * The mask in a picture of that size, in pixels. It may be empty.
     *
     * @throws io.romanesco.inference.task.InvalidOutputException when it is noise
     */
    CocoRle draw(int width, int height);
}
