package io.romanesco.inference.task.detection;

import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;

/**
 * An object in a picture.
 *
 * @param category machine name
 * @param score 0..1
 * @param box in shares 0..1 of the picture, with an area
 */
public record FoundObject(String category, double score, Corners box) {

    /** The same in pixels of a picture of that size, without a mask. */
    DetectedObject in(int width, int height) {
        return new DetectedObject(category, score, pixels(width, height), null);
    }

    /** The box in pixels of a picture of that size. */
    public Box pixels(int width, int height) {
        return new Box(
                box.x1() * width, box.y1() * height, box.width() * width, box.height() * height);
    }
}
