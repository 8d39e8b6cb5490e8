package io.romanesco.api.search;

import io.romanesco.api.images.ImageStatus;
import io.romanesco.contract.Palette;
import java.util.LinkedHashMap;
import java.util.Map;

/** The filters that {@link GalleryBenchmark} measures: each alone, and combinations. */
final class GalleryFilters {

    private static final ImageQuery.Filter ANY = filter(null, null, null, null, null, null, null);

    private GalleryFilters() {}

    /** The filters by their names in the report. */
    static Map<String, ImageQuery.Filter> all() {
        String category = "Category_3";
        String rare = Palette.RGB.colors().getLast();
        String frequent = Palette.RGB.colors().getFirst();
        String ryb = Palette.RYB.colors().get(5);
        Map<String, ImageQuery.Filter> filters = new LinkedHashMap<>();
        filters.put("none", ANY);
        filters.put("category", filter(category, null, null, null, null, null, null));
        filters.put("frequent colour", filter(null, Palette.RGB, frequent, null, null, null, null));
        filters.put("rare colour", filter(null, Palette.RGB, rare, null, null, null, null));
        filters.put("ryb colour", filter(null, Palette.RYB, ryb, null, null, null, null));
        filters.put("category + rgb", filter(category, Palette.RGB, rare, null, null, null, null));
        filters.put("category + ryb", filter(category, Palette.RYB, ryb, null, null, null, null));
        filters.put(
                "CLASSIFIED", filter(null, null, null, ImageStatus.CLASSIFIED, null, null, null));
        filters.put("REJECTED", filter(null, null, null, ImageStatus.REJECTED, null, null, null));
        filters.put("PENDING", filter(null, null, null, ImageStatus.PENDING, null, null, null));
        filters.put("source", filter(null, null, null, null, "/cameras/gate-7", null, null));
        filters.put("no such source", filter(null, null, null, null, "/cameras/none", null, null));
        filters.put("model", filter(null, null, null, null, null, "vegetables", null));
        filters.put("rarer model", filter(null, null, null, null, null, "other", null));
        filters.put("no such model", filter(null, null, null, null, null, "none", null));
        filters.put("label", filter(null, null, null, null, null, null, category));
        filters.put(
                "category + source",
                filter(category, null, null, null, "/cameras/gate-7", null, null));
        filters.put("category + model", filter(category, null, null, null, null, "other", null));
        filters.put(
                "colour + source",
                filter(null, Palette.RGB, rare, null, "/cameras/gate-7", null, null));
        filters.put(
                "frequent colour + REJECTED (none)",
                filter(null, Palette.RGB, frequent, ImageStatus.REJECTED, null, null, null));
        filters.put(
                "category + REJECTED",
                filter(category, null, null, ImageStatus.REJECTED, null, null, null));
        filters.put(
                "category + label of another (none)",
                filter(category, null, null, null, null, null, "Category_4"));
        filters.put(
                "all of them",
                filter(
                        category,
                        Palette.RGB,
                        rare,
                        ImageStatus.CLASSIFIED,
                        "/uploads",
                        "vegetables",
                        category));
        addObjects(filters, category, rare);
        return filters;
    }

    private static void addObjects(
            Map<String, ImageQuery.Filter> filters, String category, String color) {
        ImageQuery.ObjectCount three = new ImageQuery.ObjectCount(category, 3);
        ImageQuery.ObjectCount eight = new ImageQuery.ObjectCount(category, 8);
        ImageQuery.ObjectCount frequent = new ImageQuery.ObjectCount("Category_0", 1);
        String other = "Category_4";
        String camera = "/cameras/gate-7";
        ImageStatus rejected = ImageStatus.REJECTED;
        ImageStatus classified = ImageStatus.CLASSIFIED;
        Palette rgb = Palette.RGB;
        filters.put("1 object", with(ANY, new ImageQuery.ObjectCount(category, 1)));
        filters.put("3 objects", with(ANY, three));
        filters.put("8 objects (rare)", with(ANY, eight));
        filters.put("1000 objects (none)", with(ANY, new ImageQuery.ObjectCount(category, 1000)));
        filters.put(
                "3 objects + category",
                with(filter(other, null, null, null, null, null, null), three));
        filters.put(
                "3 objects + colour",
                with(filter(null, rgb, color, null, null, null, null), three));
        filters.put(
                "3 objects + CLASSIFIED",
                with(filter(null, null, null, classified, null, null, null), three));
        filters.put(
                "3 objects + REJECTED",
                with(filter(null, null, null, rejected, null, null, null), three));
        filters.put(
                "3 objects + source",
                with(filter(null, null, null, null, camera, null, null), three));
        filters.put(
                "3 objects + rarer model",
                with(filter(null, null, null, null, null, "other", null), three));
        filters.put(
                "3 objects + label",
                with(filter(null, null, null, null, null, null, other), three));
        filters.put(
                "3 objects + category + colour + source",
                with(filter(other, rgb, color, null, camera, null, null), three));
        filters.put(
                "8 objects (rare) + source",
                with(filter(null, null, null, null, camera, null, null), eight));
        filters.put(
                "1 object (most frequent) + REJECTED",
                with(filter(null, null, null, rejected, null, null, null), frequent));
        filters.put(
                "1 object (most frequent) + no such source",
                with(filter(null, null, null, null, "/cameras/none", null, null), frequent));
    }

    private static ImageQuery.Filter with(ImageQuery.Filter filter, ImageQuery.ObjectCount object) {
        return new ImageQuery.Filter(
                filter.category(),
                filter.palette(),
                filter.color(),
                filter.status(),
                filter.source(),
                filter.model(),
                filter.label(),
                object);
    }

    private static ImageQuery.Filter filter(
            String category,
            Palette palette,
            String color,
            ImageStatus status,
            String source,
            String model,
            String label) {
        return new ImageQuery.Filter(category, palette, color, status, source, model, label, null);
    }
}
