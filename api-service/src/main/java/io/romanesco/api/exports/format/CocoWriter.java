package io.romanesco.api.exports.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.romanesco.contract.Box;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.mask.CocoRle;
import java.util.List;

/**
 * COCO: {@code {"info","categories","images","annotations"}}. Categories count from 1. Masks are
 * compressed run lengths, which pycocotools reads; an object without a mask has an empty {@code
 * segmentation}. An image's {@code label} and {@code classification} are additions, as is an
 * object's {@code score}. Masks that cannot be read are counted in {@code unreadable_masks} at the
 * end, which is missing where there are none.
 */
final class CocoWriter implements ExportWriter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int IMAGES = 0;

    private final CategoryNumbers categories;
    private final UnreadableMasks unreadable = new UnreadableMasks();
    private long annotations;
    private boolean first;

    CocoWriter(List<String> categories) {
        this.categories = new CategoryNumbers(categories, 1);
    }

    @Override
    public int passes() {
        return 2;
    }

    @Override
    public MaskUse masks(int pass) {
        return pass == IMAGES ? MaskUse.NONE : MaskUse.ALL;
    }

    @Override
    public void begin(int pass, ExportFiles out) {
        first = true;
        if (pass == IMAGES) {
            out.open("annotations.json");
            out.write(
                    "{\"info\":{\"description\":\"Romanesco\",\"version\":\"1.0\"},\"categories\":");
            out.write(categories().toString());
            out.write(",\"images\":[");
        } else {
            out.write(",\"annotations\":[");
        }
    }

    @Override
    public void image(int pass, ExportImage image, ExportFiles out) {
        if (pass == IMAGES) {
            add(image(image), out);
        } else {
            image.regions().forEach(region -> add(annotation(image, region), out));
            unreadable.add(image);
        }
    }

    @Override
    public void end(int pass, ExportFiles out) {
        out.write("]");
        if (pass != IMAGES) {
            out.write(
                    unreadable.count() == 0
                            ? "}"
                            : ",\n\"unreadable_masks\":" + unreadable() + "}");
        }
    }

    private ObjectNode unreadable() {
        ObjectNode summary = JSON.createObjectNode().put("count", unreadable.count());
        ArrayNode first = summary.putArray("first");
        unreadable
                .first()
                .forEach(each ->
                        first.addObject()
                                .put("image_id", each.imageNumber())
                                .put("category", each.category()));
        return summary;
    }

    private void add(ObjectNode entry, ExportFiles out) {
        out.write(first ? "\n" : ",\n");
        out.write(entry.toString());
        first = false;
    }

    private ArrayNode categories() {
        ArrayNode all = JSON.createArrayNode();
        for (String name : categories.names()) {
            all.addObject().put("id", categories.of(name)).put("name", name);
        }
        return all;
    }

    private static ObjectNode image(ExportImage image) {
        ObjectNode entry =
                JSON.createObjectNode()
                        .put("id", image.number())
                        .put("file_name", image.fileName())
                        .put("width", image.width())
                        .put("height", image.height())
                        .put("coco_url", image.url());
        if (image.label() != null) {
            entry.put("label", image.label());
        }
        if (image.classification() != null) {
            entry.putObject("classification")
                    .put("category", image.classification().category())
                    .put("score", image.classification().score());
        }
        return entry;
    }

    private ObjectNode annotation(ExportImage image, DetectedObject region) {
        Box box = region.box();
        ObjectNode entry =
                JSON.createObjectNode()
                        .put("id", ++annotations)
                        .put("image_id", image.number())
                        .put("category_id", categories.of(region.category()))
                        .put("iscrowd", 0)
                        .put("score", region.score());
        entry.putArray("bbox").add(box.x()).add(box.y()).add(box.width()).add(box.height());
        if (region.mask() == null) {
            entry.put("area", box.area()).putArray("segmentation");
            return entry;
        }
        CocoRle mask = CocoRle.parse(region.mask());
        entry.put("area", mask.area());
        entry.putObject("segmentation")
                .put("counts", mask.counts())
                .putArray("size")
                .add(mask.height())
                .add(mask.width());
        return entry;
    }
}
