package io.romanesco.api.exports.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.mask.CocoRle;
import io.romanesco.contract.mask.Polygons;

/**
 * Label Studio's tasks. What models said are predictions, a label is an annotation. Boxes are of
 * the control tag {@code box}, outlines of masks of {@code polygon}, categories of the whole
 * picture of {@code choice}; the object tag is {@code image}. Coordinates are percent of the
 * picture. The task's data names the categories of masks that cannot be read. Source: "Format
 * predictions" in Label Studio's documentation.
 */
final class LabelStudioWriter implements ExportWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Pixels that an outline may be off: people edit its corners, so there should be few. */
    private static final double TOLERANCE = 1;

    private boolean first = true;

    @Override
    public void begin(int pass, ExportFiles out) {
        out.open("tasks.json");
        out.write("[");
    }

    @Override
    public void image(int pass, ExportImage image, ExportFiles out) {
        out.write(first ? "\n" : ",\n");
        out.write(task(image).toString());
        first = false;
    }

    @Override
    public void end(int pass, ExportFiles out) {
        out.write("]\n");
    }

    private static ObjectNode task(ExportImage image) {
        ObjectNode task = JSON.createObjectNode();
        task.putObject("data").put("image", image.url()).put("id", image.id().toString());
        if (!image.unreadable().isEmpty()) {
            ArrayNode unreadable = ((ObjectNode) task.get("data")).putArray("unreadable_masks");
            image.unreadable().forEach(unreadable::add);
        }
        if (image.label() != null) {
            ArrayNode result = task.putArray("annotations").addObject().putArray("result");
            choice(result, image, image.label());
        }
        ArrayNode predictions = task.putArray("predictions");
        if (image.classification() != null) {
            classification(predictions.addObject(), image);
        }
        if (image.model() != null) {
            ArrayNode result =
                    predictions.addObject().put("model_version", image.model()).putArray("result");
            image.regions().forEach(region -> region(result, image, region));
        }
        return task;
    }

    private static void classification(ObjectNode prediction, ExportImage image) {
        prediction
                .put(
                        "model_version",
                        image.classification().model() + "@" + image.classification().version())
                .put("score", image.classification().score());
        choice(prediction.putArray("result"), image, image.classification().category());
    }

    private static void choice(ArrayNode result, ExportImage image, String category) {
        value(result, image, "choice", "choices").putArray("choices").add(category);
    }

    private static void region(ArrayNode result, ExportImage image, DetectedObject region) {
        if (region.mask() == null) {
            Box box = region.box();
            value(result, image, "box", "rectanglelabels")
                    .put("x", percent(box.x(), image.width()))
                    .put("y", percent(box.y(), image.height()))
                    .put("width", percent(box.width(), image.width()))
                    .put("height", percent(box.height(), image.height()))
                    .put("rotation", 0)
                    .putArray("rectanglelabels")
                    .add(region.category());
        } else {
            for (int[] ring : Polygons.of(CocoRle.parse(region.mask()), TOLERANCE)) {
                ObjectNode value =
                        value(result, image, "polygon", "polygonlabels").put("closed", true);
                ArrayNode points = value.putArray("points");
                for (int i = 0; i < ring.length; i += 2) {
                    points.addArray()
                            .add(percent(ring[i], image.width()))
                            .add(percent(ring[i + 1], image.height()));
                }
                value.putArray("polygonlabels").add(region.category());
            }
        }
        ((ObjectNode) result.get(result.size() - 1)).put("score", region.score());
    }

    /** Adds an entry, and returns its value to be filled. */
    private static ObjectNode value(
            ArrayNode result, ExportImage image, String control, String type) {
        return result.addObject()
                .put("id", "r" + result.size())
                .put("from_name", control)
                .put("to_name", "image")
                .put("type", type)
                .put("original_width", image.width())
                .put("original_height", image.height())
                .put("image_rotation", 0)
                .putObject("value");
    }

    private static double percent(double pixels, int side) {
        return 100 * pixels / side;
    }
}
