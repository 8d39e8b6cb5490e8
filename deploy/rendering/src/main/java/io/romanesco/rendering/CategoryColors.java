package io.romanesco.rendering;

/**
 * The colour of each category: the same in every picture, whatever else is in it. The colours are
 * those of Okabe and Ito ("Color Universal Design", 2008) without black, which people of every
 * common kind of colour vision can tell apart. More categories than colours share them; labels tell
 * those apart.
 */
public final class CategoryColors {

    private static final int[] COLORS = {
        0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7
    };

    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xFFFFFF;

    private CategoryColors() {}

    /** The colour of a category, {@code 0xRRGGBB}: chosen by the name's {@code hashCode}. */
    public static int of(String category) {
        return COLORS[Math.floorMod(category.hashCode(), COLORS.length)];
    }

    /** Black or white, whichever contrasts more with a colour (WCAG 2, relative luminance). */
    static int contrast(int rgb) {
        double luminance =
                0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
        return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? BLACK : WHITE;
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
