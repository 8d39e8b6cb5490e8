package io.romanesco.inference.task.detection;

import io.romanesco.inference.resample.PictureGeometry;

/**
 * A rectangle by two of its corners, in pixels of a model's input or in shares 0..1 of a picture.
 */
public record Corners(double x1, double y1, double x2, double y2) {

    /** A rectangle around a centre. */
    public static Corners around(double x, double y, double width, double height) {
        return new Corners(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
    }

    public double width() {
        return x2 - x1;
    }

    public double height() {
        return y2 - y1;
    }

    /** Whether it has no area, or NaN in a corner. */
    public boolean isEmpty() {
        return !(x2 > x1 && y2 > y1);
    }

    public boolean isFinite() {
        return Double.isFinite(x1)
                && Double.isFinite(y1)
                && Double.isFinite(x2)
                && Double.isFinite(y2);
    }

    /** Intersection over union, 0..1; 0 where there is no union. */
    public double iou(Corners other) {
        double across = Math.min(x2, other.x2) - Math.max(x1, other.x1);
        double down = Math.min(y2, other.y2) - Math.max(y1, other.y1);
        double shared = Math.max(0, across) * Math.max(0, down);
        double union = width() * height() + other.width() * other.height() - shared;
        return union > 0 ? shared / union : 0;
    }

    /** From pixels of a model's input to shares of the picture, not clipped. */
    public Corners inPicture(PictureGeometry geometry) {
        return new Corners(
                geometry.relativeX(x1),
                geometry.relativeY(y1),
                geometry.relativeX(x2),
                geometry.relativeY(y2));
    }

    /** The part within 0..1; empty where there is none. */
    public Corners clipped() {
        return new Corners(unit(x1), unit(y1), unit(x2), unit(y2));
    }

    private static double unit(double value) {
        return Math.clamp(value, 0.0, 1.0);
    }
}
