package io.romanesco.api.exports.format;

import io.romanesco.contract.Box;
import io.romanesco.contract.Classification;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.Mask;
import io.romanesco.contract.ScoredCategory;
import io.romanesco.contract.SemanticMap;
import io.romanesco.contract.SemanticMap.ClassArea;
import io.romanesco.contract.mask.CocoRle;
import io.romanesco.contract.mask.MaskBuilder;
import java.util.List;
import java.util.UUID;

/**
 * Five images as exports get them: boxes, masks, areas, areas of a map that is smaller than the
 * picture, and a category of the whole picture.
 */
final class ExportSamples {

    static final List<String> CATEGORIES =
            List.of("Carrot", "dining \"table\" & <chair>", "Leek", "Tomato");

    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;

    private ExportSamples() {}

    static List<ExportImage> all() {
        return List.of(boxes(), masks(), areas(), smallMap(), classified());
    }

    static ExportImage boxes() {
        return image(
                1,
                null,
                null,
                List.of(
                        new DetectedObject("Carrot", 0.91, new Box(1.5, 2.25, 20, 30.5), null),
                        new DetectedObject(CATEGORIES.get(1), 0.5, new Box(30, 8, 34, 40), null)),
                null);
    }

    /** A ring, which has a hole, and two separate pieces. */
    static ExportImage masks() {
        CocoRle ring = ring();
        MaskBuilder pieces = new MaskBuilder(HEIGHT, WIDTH);
        for (int column = 40; column < 60; column++) {
            if (column < 46 || column >= 50) {
                pieces.add(column, 5, 5 + column / 3);
            }
        }
        CocoRle two = pieces.build();
        return image(
                2,
                "Leek",
                null,
                List.of(
                        new DetectedObject("Carrot", 0.9, ring.box(), ring.mask()),
                        new DetectedObject("Leek", 0.8, two.box(), two.mask())),
                null);
    }

    static ExportImage areas() {
        Mask ring = ring().mask();
        return image(
                3,
                null,
                null,
                List.of(),
                new SemanticMap(
                        ring.size(), List.of(new ClassArea("Tomato", ring.counts(), 0.25))));
    }

    /** A map of half the picture's width and a third of its height. */
    static ExportImage smallMap() {
        CocoRle half = new MaskBuilder(HEIGHT / 3, WIDTH / 2).add(4, 1, 9).add(5, 1, 16).build();
        return image(
                4,
                null,
                null,
                List.of(),
                new SemanticMap(
                        half.mask().size(), List.of(new ClassArea("Leek", half.counts(), 0.045))));
    }

    static ExportImage classified() {
        Classification classification =
                new Classification(
                        "vegetables",
                        "1.0.0",
                        "Tomato",
                        0.97,
                        true,
                        List.of(new ScoredCategory("Tomato", 0.97)),
                        new DominantColors("#FF0000", "#FE2712"));
        return image(5, "Tomato", classification, List.of(), null);
    }

    /** A semantic map whose only area cannot be read. */
    static ExportImage unreadable() {
        ExportImage image =
                image(9, null, null, List.of(), new SemanticMap(List.of(HEIGHT, WIDTH), List.of()));
        return new ExportImage(
                image.number(),
                image.id(),
                image.fileName(),
                image.url(),
                image.width(),
                image.height(),
                null,
                null,
                image.model(),
                List.of(),
                image.semantic(),
                List.of("Leek"));
    }

    private static CocoRle ring() {
        MaskBuilder ring = new MaskBuilder(HEIGHT, WIDTH);
        for (int column = 10; column < 30; column++) {
            if (column < 15 || column >= 25) {
                ring.add(column, 10, 40);
            } else {
                ring.add(column, 10, 18);
                ring.add(column, 30, 40);
            }
        }
        return ring.build();
    }

    private static ExportImage image(
            int number,
            String label,
            Classification classification,
            List<DetectedObject> objects,
            SemanticMap semantic) {
        UUID id = new UUID(0x019b2c5e7f3a7c11L, 0xa3a50d6c2f1e4b00L + number);
        return new ExportImage(
                number,
                id,
                id + ".jpg",
                "http://localhost:8080/api/v1/images/" + id + "/content",
                WIDTH,
                HEIGHT,
                label,
                classification,
                objects.isEmpty() && semantic == null ? null : "coco-objects@1.0.0",
                objects,
                semantic,
                List.of());
    }
}
