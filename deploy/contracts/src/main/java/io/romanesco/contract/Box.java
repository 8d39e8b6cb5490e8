package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A rectangle in pixels of the picture as oriented; in JSON {@code [x, y, width, height]}.
 *
 * @param x of the left edge, from the left
 * @param y of the upper edge, from the top
 */
public record Box(double x, double y, double width, double height) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Box ofJson(double[] values) {
        if (values.length != 4) {
            throw new IllegalArgumentException("a box has 4 numbers, not " + values.length);
        }
        return new Box(values[0], values[1], values[2], values[3]);
    }

    @JsonValue
    double[] toJson() {
        return new double[] {x, y, width, height};
    }

    public double area() {
        return Math.max(0, width) * Math.max(0, height);
    }

    /** Intersection over union, 0 to 1; 0 where both are empty. */
    public double iou(Box other) {
        double across = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double down = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        double shared = Math.max(0, across) * Math.max(0, down);
        double union = area() + other.area() - shared;
        return union > 0 ? shared / union : 0;
    }
}
