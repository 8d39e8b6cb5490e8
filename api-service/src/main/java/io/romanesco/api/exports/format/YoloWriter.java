package io.romanesco.api.exports.format;

import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * YOLO in the layout of Ultralytics. {@code data.yaml} names the classes, which count from 0.
 * {@code labels/train/<file>.txt} has a line for each object: class, then centre, width and height
 * as shares of the picture. The format has no place for masks, scores and labels of whole images.
 * {@code unreadable-masks.txt} names the areas that are left out, if any, because their masks
 * cannot be read.
 */
final class YoloWriter implements ExportWriter {

    private static final String SUBSET = "train";

    private final CategoryNumbers categories;
    private final UnreadableMasks unreadable = new UnreadableMasks();

    YoloWriter(List<String> categories) {
        this.categories = new CategoryNumbers(categories, 0);
    }

    @Override
    public MaskUse masks(int pass) {
        return MaskUse.AREAS;
    }

    @Override
    public void begin(int pass, ExportFiles out) {
        out.open("data.yaml");
        out.write("path: .\ntrain: images/%s\nval: images/%1$s\n".formatted(SUBSET));
        out.write(
                categories.names().stream()
                        .map(name ->
                                "  %d: '%s'\n"
                                        .formatted(categories.of(name), name.replace("'", "''")))
                        .collect(Collectors.joining("", "names:\n", "")));
    }

    @Override
    public void image(int pass, ExportImage image, ExportFiles out) {
        out.open("labels/%s/%s.txt".formatted(SUBSET, image.stem()));
        image.regions().forEach(region -> out.write(line(image, region)));
        unreadable.add(image);
    }

    @Override
    public void end(int pass, ExportFiles out) {
        if (unreadable.count() > 0) {
            out.open("unreadable-masks.txt");
            out.write("%d in all\n".formatted(unreadable.count()));
            unreadable
                    .first()
                    .forEach(each ->
                            out.write("%s %s\n".formatted(each.fileName(), each.category())));
        }
    }

    private String line(ExportImage image, DetectedObject region) {
        Box box = region.box();
        return String.format(
                Locale.ROOT,
                "%d %.6f %.6f %.6f %.6f\n",
                categories.of(region.category()),
                (box.x() + box.width() / 2) / image.width(),
                (box.y() + box.height() / 2) / image.height(),
                box.width() / image.width(),
                box.height() / image.height());
    }
}
