package io.romanesco.rendering;

/** A rectangle of the canvas, up to, but not with, {@code right} and {@code bottom}. */
record Area(int left, int top, int right, int bottom) {

    int width() {
        return right - left;
    }

    boolean overlaps(Area other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    /**
     * The same moved into a canvas as far as it fits; at its left and top edge where it does not.
     */
    Area within(int width, int height) {
        int x = Math.max(0, Math.min(left, width - (right - left)));
        int y = Math.max(0, Math.min(top, height - (bottom - top)));
        return new Area(x, y, x + right - left, y + bottom - top);
    }
}
