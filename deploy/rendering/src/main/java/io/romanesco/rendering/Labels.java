package io.romanesco.rendering;

import io.romanesco.contract.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Places and draws labels: letters in black or white on the category's colour. A label is above its
 * box, or inside or below it where it would cover an earlier label. Not thread-safe.
 */
final class Labels {

    /** A row of letters is this part of the canvas's longer side. */
    private static final int ROWS = 42;

    private static final int MIN_ROW = 14;

    private final Canvas canvas;
    private final Pen pen;
    private final int row;
    private final List<Label> labels = new ArrayList<>();
    private int inCorner;

    private record Label(Area place, String text, int rgb) {}

    Labels(Canvas canvas, Pen pen) {
        this.canvas = canvas;
        this.pen = pen;
        this.row = Math.max(MIN_ROW, Math.max(canvas.width(), canvas.height()) / ROWS);
    }

    /** Labels a box. */
    void at(Box box, String text, int rgb) {
        Area area = pen.area(box);
        int width = Glyphs.width(text.length(), row) + 2 * padding();
        List<Area> places =
                Stream.of(
                                area.top() - height(),
                                area.top(),
                                area.bottom(),
                                area.bottom() - height())
                        .map(top -> new Area(area.left(), top, area.left() + width, top + height()))
                        .map(place -> place.within(canvas.width(), canvas.height()))
                        .toList();
        place(
                places.stream()
                        .filter(place -> labels.stream().noneMatch(l -> place.overlaps(l.place)))
                        .findFirst()
                        .orElse(places.getFirst()),
                text,
                rgb);
    }

    /** Adds a label to the list in the upper left corner. */
    void inCorner(String text, int rgb) {
        int width = Glyphs.width(text.length(), row) + 2 * padding();
        int top = inCorner++ * height();
        place(new Area(0, top, width, top + height()), text, rgb);
    }

    /** Draws all labels; where two overlap, the earlier one is on top. */
    void draw() {
        labels.reversed().forEach(this::draw);
    }

    private void place(Area place, String text, int rgb) {
        labels.add(new Label(place, text, rgb));
    }

    private void draw(Label label) {
        Area place = label.place;
        canvas.fill(place.left(), place.top(), place.right(), place.bottom(), label.rgb);
        Glyphs.draw(
                canvas,
                label.text,
                place.left() + padding(),
                place.top() + padding(),
                row,
                CategoryColors.contrast(label.rgb));
    }

    private int height() {
        return row + 2 * padding();
    }

    private int padding() {
        return Math.max(1, row / 10);
    }
}
