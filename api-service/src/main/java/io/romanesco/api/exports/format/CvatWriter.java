package io.romanesco.api.exports.format;

import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.Mask;
import java.util.List;
import java.util.Locale;

/**
 * "CVAT for images 1.1": boxes, or masks where there are some, and a tag for the label or, without
 * one, for the classification. A comment names a mask that cannot be read. Source: the XML
 * annotation format in CVAT's manual.
 */
final class CvatWriter implements ExportWriter {

    private final List<String> categories;

    CvatWriter(List<String> categories) {
        this.categories = List.copyOf(categories);
    }

    @Override
    public void begin(int pass, ExportFiles out) {
        out.open("annotations.xml");
        out.write(
                """
                <?xml version="1.0" encoding="utf-8"?>
                <annotations>
                  <version>1.1</version>
                  <meta><task><name>romanesco</name><mode>annotation</mode><labels>
                """);
        for (String name : categories) {
            out.write(
                    "    <label><name>%s</name><attributes></attributes></label>\n"
                            .formatted(escaped(name)));
        }
        out.write("  </labels></task></meta>\n");
    }

    @Override
    public void image(int pass, ExportImage image, ExportFiles out) {
        out.write(
                "  <image id=\"%d\" name=\"%s\" width=\"%d\" height=\"%d\">\n"
                        .formatted(
                                image.number() - 1,
                                escaped(image.fileName()),
                                image.width(),
                                image.height()));
        if (image.label() != null) {
            out.write(tag(image.label(), "manual"));
        } else if (image.classification() != null) {
            out.write(tag(image.classification().category(), "auto"));
        }
        image.regions().forEach(region -> out.write(shape(region)));
        image.unreadable().forEach(category -> out.write(comment(category)));
        out.write("  </image>\n");
    }

    @Override
    public void end(int pass, ExportFiles out) {
        out.write("</annotations>\n");
    }

    private static String tag(String category, String source) {
        return "    <tag label=\"%s\" source=\"%s\"></tag>\n".formatted(escaped(category), source);
    }

    /** Two hyphens would end the comment. */
    private static String comment(String category) {
        return "    <!-- The mask of %s cannot be read. -->\n"
                .formatted(escaped(category).replace("--", "- -"));
    }

    private static String shape(DetectedObject region) {
        return region.mask() == null
                ? box(region.category(), region.box())
                : mask(region.category(), region.mask());
    }

    private static String box(String category, Box box) {
        return String.format(
                Locale.ROOT,
                "    <box label=\"%s\" source=\"auto\" occluded=\"0\" xtl=\"%.2f\" ytl=\"%.2f\""
                        + " xbr=\"%.2f\" ybr=\"%.2f\" z_order=\"0\"></box>\n",
                escaped(category),
                box.x(),
                box.y(),
                box.x() + box.width(),
                box.y() + box.height());
    }

    private static String mask(String category, Mask mask) {
        RowRuns rows = RowRuns.of(mask);
        return "    <mask label=\"%s\" source=\"auto\" occluded=\"0\" rle=\"%s\" left=\"%d\" top=\"%d\" width=\"%d\" height=\"%d\" z_order=\"0\"></mask>\n"
                .formatted(
                        escaped(category),
                        rows.text(),
                        rows.left(),
                        rows.top(),
                        rows.width(),
                        rows.height());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
