package io.romanesco.inference.color;

import java.util.List;
import java.util.stream.Stream;

/** Twelve named points in RGB. Their order breaks ties. */
public enum Palette {
    /** The wheel of light. */
    RGB(
            "#FF0000", "#FF8000", "#FFFF00", "#80FF00", "#00FF00", "#00FF80", "#00FFFF", "#0080FF",
            "#0000FF", "#8000FF", "#FF00FF", "#FF0080"),
    /** The painters' wheel. */
    RYB(
            "#FE2712", "#FC600A", "#FB9902", "#FCCC1A", "#FEFE33", "#B2D732", "#66B032", "#347C98",
            "#0247FE", "#4424D6", "#8601AF", "#C21460");

    private final List<String> colors;
    private final int[] points;

    Palette(String... colors) {
        this.colors = List.of(colors);
        this.points =
                Stream.of(colors).mapToInt(color -> Integer.parseInt(color, 1, 7, 16)).toArray();
    }

    /** The colours in order, each as {@code #RRGGBB}. */
    public List<String> colors() {
        return colors;
    }

    int size() {
        return points.length;
    }

    /** A colour as 0xRRGGBB. */
    int point(int index) {
        return points[index];
    }
}
