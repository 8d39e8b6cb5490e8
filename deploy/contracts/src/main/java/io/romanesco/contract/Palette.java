package io.romanesco.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The two palettes that dominant colours come from: twelve colours each. Their order breaks ties.
 */
public enum Palette {
    /** The colour wheel of light. */
    RGB(
            "#FF0000", "#FF8000", "#FFFF00", "#80FF00", "#00FF00", "#00FF80", "#00FFFF", "#0080FF",
            "#0000FF", "#8000FF", "#FF00FF", "#FF0080"),
    /** The painters' colour wheel. */
    RYB(
            "#FE2712", "#FC600A", "#FB9902", "#FCCC1A", "#FEFE33", "#B2D732", "#66B032", "#347C98",
            "#0247FE", "#4424D6", "#8601AF", "#C21460");

    private final List<String> colors;

    Palette(String... colors) {
        this.colors = List.of(colors);
    }

    /** Its name in JSON and parameters, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The colours in order, each as {@code #RRGGBB}. */
    public List<String> colors() {
        return colors;
    }

    /** The colours in order, each as {@code 0xRRGGBB}. */
    public int[] rgb() {
        return colors.stream().mapToInt(color -> Integer.parseInt(color, 1, 7, 16)).toArray();
    }

    /** The palette with that label. */
    public static Optional<Palette> named(String label) {
        return Arrays.stream(values()).filter(palette -> palette.label().equals(label)).findAny();
    }

    /**
     * The colour of this palette that is given as {@code #RRGGBB} or {@code RRGGBB} in any case.
     */
    public Optional<String> color(String given) {
        String upper = given.toUpperCase(Locale.ROOT);
        String color = upper.startsWith("#") ? upper : "#" + upper;
        return colors.contains(color) ? Optional.of(color) : Optional.empty();
    }
}
