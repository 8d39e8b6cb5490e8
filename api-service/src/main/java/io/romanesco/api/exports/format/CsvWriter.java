package io.romanesco.api.exports.format;

import io.romanesco.contract.Box;
import io.romanesco.contract.Classification;
import io.romanesco.contract.DetectedObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CSV (RFC 4180) with a line for each object, area or classification; an image with a label only
 * has one line, too. Boxes are in pixels of the picture as oriented. The format has no place for
 * masks. An area whose mask cannot be read has neither score nor box.
 */
final class CsvWriter implements ExportWriter {

    private static final String HEADER =
            "id,file,width,height,label,model,category,score,box_x,box_y,box_width,box_height\r\n";

    @Override
    public MaskUse masks(int pass) {
        return MaskUse.AREAS;
    }

    @Override
    public void begin(int pass, ExportFiles out) {
        out.open("annotations.csv");
        out.write(HEADER);
    }

    @Override
    public void image(int pass, ExportImage image, ExportFiles out) {
        Classification classification = image.classification();
        if (classification != null) {
            String model = classification.model() + "@" + classification.version();
            out.write(line(image, model, classification.category(), classification.score(), null));
        }
        List<DetectedObject> regions = image.regions();
        for (DetectedObject region : regions) {
            out.write(line(image, image.model(), region.category(), region.score(), region.box()));
        }
        for (String category : image.unreadable()) {
            out.write(line(image, image.model(), category, null, null));
        }
        if (classification == null && regions.isEmpty() && image.unreadable().isEmpty()) {
            out.write(line(image, image.model(), null, null, null));
        }
    }

    @Override
    public void end(int pass, ExportFiles out) {
        // Every line is complete.
    }

    private static String line(
            ExportImage image, String model, String category, Double score, Box box) {
        Stream<String> place =
                box == null
                        ? Stream.of("", "", "", "")
                        : Stream.of(box.x(), box.y(), box.width(), box.height())
                                .map(CsvWriter::number);
        Stream<String> rest =
                Stream.of(
                        image.id().toString(),
                        image.fileName(),
                        Integer.toString(image.width()),
                        Integer.toString(image.height()),
                        quoted(image.label()),
                        quoted(model),
                        quoted(category),
                        score == null ? "" : number(score));
        return Stream.concat(rest, place).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String quoted(String text) {
        if (text == null) {
            return "";
        }
        return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
