package io.romanesco.rendering;

import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.Mask;
import io.romanesco.contract.SemanticMap.ClassArea;
import io.romanesco.contract.mask.CocoRle;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Draws results on pictures. Each category has its colour. Masks and semantic maps are
 * half-transparent, masks have an outline, boxes a line, and each object a label with its score.
 * Widths of lines and letters follow the picture's size. Safe for many threads.
 *
 * <p>A picture of 12 megapixels takes about a second of processor time and 40 MB: not for event
 * loops.
 */
public final class Rendering {

    private static final double OBJECT_OPACITY = 0.4;
    private static final double AREA_OPACITY = 0.5;

    /** Semantic maps name this many of their categories, at most. */
    private static final int NAMED_AREAS = 12;

    private final Canvas canvas;
    private final Findings findings;
    private final Pen pen;

    private Rendering(Canvas canvas, Findings findings) {
        this.canvas = canvas;
        this.findings = findings;
        this.pen = new Pen(canvas, findings.width(), findings.height());
    }

    /**
     * Draws on a decoded picture, which stays as it is. A picture of more than 16 megapixels is
     * shrunk to fewer.
     *
     * @param rgb {@code width * height * 3} bytes: red, green, blue of each pixel, row by row
     * @return a JPEG
     * @throws IllegalArgumentException when a mask is malformed; the message is one line
     */
    public static byte[] jpeg(int width, int height, byte[] rgb, Findings findings) {
        return JpegFile.of(draw(Canvas.of(width, height, rgb), findings));
    }

    /**
     * Draws on a decoded picture in its right orientation, as {@link #jpeg(int, int, byte[],
     * Findings)} does.
     */
    public static byte[] jpeg(BufferedImage picture, Findings findings) {
        return JpegFile.of(draw(Canvas.of(picture), findings));
    }

    /** Draws on a canvas, and returns its picture. */
    static BufferedImage draw(Canvas canvas, Findings findings) {
        new Rendering(canvas, findings).draw();
        return canvas.image();
    }

    private void draw() {
        if (findings.semantic() != null) {
            areas();
        }
        // The best objects come first in results, and are drawn last, over the others.
        List<DetectedObject> objects = findings.objects().reversed();
        objects.forEach(this::mask);
        objects.stream()
                .filter(object -> object.box() != null)
                .forEach(object -> pen.box(object.box(), color(object.category())));
        labels();
    }

    private void labels() {
        Labels labels = new Labels(canvas, pen);
        for (DetectedObject object : findings.objects()) {
            int color = color(object.category());
            if (object.box() == null) {
                labels.inCorner(text(object), color);
            } else {
                labels.at(object.box(), text(object), color);
            }
        }
        for (ClassArea area : largestAreas()) {
            labels.inCorner(percent(area.category(), area.share()), color(area.category()));
        }
        labels.draw();
    }

    private List<ClassArea> largestAreas() {
        return findings.semantic() == null
                ? List.of()
                : findings.semantic().classes().stream()
                        .sorted(Comparator.comparingDouble(ClassArea::share).reversed())
                        .limit(NAMED_AREAS)
                        .toList();
    }

    private void areas() {
        List<Integer> size = findings.semantic().size();
        for (ClassArea area : findings.semantic().classes()) {
            CocoRle mask = CocoRle.parse(new Mask(size, area.counts()));
            pen.fill(mask, color(area.category()), AREA_OPACITY);
        }
    }

    private void mask(DetectedObject object) {
        if (object.mask() != null) {
            CocoRle mask = CocoRle.parse(object.mask());
            pen.fill(mask, color(object.category()), OBJECT_OPACITY);
            pen.outline(mask, color(object.category()));
        }
    }

    private static int color(String category) {
        return CategoryColors.of(category);
    }

    private static String text(DetectedObject object) {
        return percent(object.category(), object.score());
    }

    private static String percent(String category, double share) {
        return String.format(Locale.ROOT, "%s %.0f%%", category, 100 * share);
    }
}
