package io.romanesco.inference.task.detection;

import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.ManifestSection;
import java.util.Locale;

/**
 * How the four numbers of a decoded box are meant.
 *
 * @param width that x is multiplied by to get pixels of the input
 * @param height that y is multiplied by to get pixels of the input
 */
record BoxForm(Order order, double width, double height) {

    /** Order of the numbers. */
    enum Order {
        XYXY,
        XYWH,
        CXCYWH,
        YXYX
    }

    /** Reads the keys {@code boxFormat} and {@code boxUnits}. */
    static BoxForm read(ManifestSection outputs, ImageInput input) {
        String order = outputs.choice("boxFormat", "xyxy", "xywh", "cxcywh", "yxyx");
        boolean relative = outputs.choice("boxUnits", "input", "relative").equals("relative");
        return new BoxForm(
                Order.valueOf(order.toUpperCase(Locale.ROOT)),
                relative ? input.width() : 1,
                relative ? input.height() : 1);
    }

    /** The box in a row of four numbers, in pixels of the input. */
    Corners box(RowTable table, int row) {
        double a = table.at(row, 0);
        double b = table.at(row, 1);
        double c = table.at(row, 2);
        double d = table.at(row, 3);
        Corners box =
                switch (order) {
                    case XYXY -> new Corners(a, b, c, d);
                    case XYWH -> new Corners(a, b, a + c, b + d);
                    case CXCYWH -> Corners.around(a, b, c, d);
                    case YXYX -> new Corners(b, a, d, c);
                };
        return new Corners(
                box.x1() * width, box.y1() * height, box.x2() * width, box.y2() * height);
    }
}
