package io.romanesco.rendering;

import io.romanesco.contract.Box;
import io.romanesco.contract.mask.CocoRle;
import io.romanesco.contract.mask.Polygons;

/**
 * Draws shapes on a canvas whose size may differ from that of the picture they refer to. Lines are
 * as wide as the canvas needs.
 */
final class Pen {

    /** A line is this part of the canvas's longer side. */
    private static final int LINES = 400;

    private static final int MIN_LINE = 2;

    private final Canvas canvas;
    private final double across;
    private final double down;
    private final int line;
    private final int halo;

    /**
     * Creates a pen.
     *
     * @param width of the picture that boxes refer to
     * @param height of that picture
     */
    Pen(Canvas canvas, int width, int height) {
        this.canvas = canvas;
        this.across = (double) canvas.width() / width;
        this.down = (double) canvas.height() / height;
        this.line = Math.max(MIN_LINE, Math.max(canvas.width(), canvas.height()) / LINES);
        this.halo = Math.max(1, line / 3);
    }

    /** Width of a line, in pixels of the canvas. */
    int line() {
        return line;
    }

    /** Where a box is on the canvas; at least one pixel. */
    Area area(Box box) {
        int left = (int) Math.round(box.x() * across);
        int top = (int) Math.round(box.y() * down);
        int right = (int) Math.round((box.x() + box.width()) * across);
        int bottom = (int) Math.round((box.y() + box.height()) * down);
        return new Area(left, top, Math.max(left + 1, right), Math.max(top + 1, bottom));
    }

    /** Draws a box, with a thin edge in black or white so that it shows on any picture. */
    void box(Box box, int rgb) {
        Area area = area(box);
        frame(area, line / 2 + halo, line + 2 * halo, CategoryColors.contrast(rgb));
        frame(area, line / 2, line, rgb);
    }

    /** Blends the pixels of a mask, which covers the whole picture, with a colour. */
    void fill(CocoRle mask, int rgb, double opacity) {
        double columns = (double) canvas.width() / mask.width();
        double rows = (double) canvas.height() / mask.height();
        mask.forEachRun((column, top, bottom) ->
                canvas.blend(
                        scaled(column, columns),
                        scaled(top, rows),
                        scaled(column + 1, columns),
                        scaled(bottom, rows),
                        rgb,
                        opacity));
    }

    /** Draws the outer edges of a mask. */
    void outline(CocoRle mask, int rgb) {
        double columns = (double) canvas.width() / mask.width();
        double rows = (double) canvas.height() / mask.height();
        int before = line / 2;
        int after = line - before;
        for (int[] ring : Polygons.of(mask)) {
            for (int i = 0, last = ring.length - 2; i < ring.length; last = i, i += 2) {
                canvas.fill(
                        scaled(Math.min(ring[i], ring[last]), columns) - before,
                        scaled(Math.min(ring[i + 1], ring[last + 1]), rows) - before,
                        scaled(Math.max(ring[i], ring[last]), columns) + after,
                        scaled(Math.max(ring[i + 1], ring[last + 1]), rows) + after,
                        rgb);
            }
        }
    }

    private static int scaled(int value, double scale) {
        return (int) Math.ceil(value * scale - 0.5);
    }

    /** Draws the four sides of a rectangle, from {@code outside} pixels outside it inwards. */
    private void frame(Area area, int outside, int thickness, int rgb) {
        int left = area.left() - outside;
        int top = area.top() - outside;
        int right = area.right() + outside;
        int bottom = area.bottom() + outside;
        canvas.fill(left, top, right, top + thickness, rgb);
        canvas.fill(left, bottom - thickness, right, bottom, rgb);
        canvas.fill(left, top, left + thickness, bottom, rgb);
        canvas.fill(right - thickness, top, right, bottom, rgb);
    }
}
