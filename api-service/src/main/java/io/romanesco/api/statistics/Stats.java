package io.romanesco.api.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.romanesco.api.images.ImageStatus;
import io.romanesco.contract.Palette;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Counts of images.
 *
 * @param images all of them, also those that only other models than classifiers have analysed
 * @param categories by shown category: the label where there is one, else the prediction
 * @param objects by category of the objects that primary results have found: an image counts once
 *     for each category
 * @param colors by palette: its twelve colours in order
 * @param sources the hundred with the most images
 * @param confusion labelled and classified images by label and prediction
 * @param perMinute results of the last sixty minutes
 */
@Schema(
        requiredProperties = {
            "images",
            "statuses",
            "categories",
            "objects",
            "colors",
            "sources",
            "models",
            "rejections",
            "labelled",
            "confusion",
            "perMinute"
        })
public record Stats(
        long images,
        Map<String, Long> statuses,
        List<NameCount> categories,
        List<NameCount> objects,
        Map<String, List<ColorCount>> colors,
        List<NameCount> sources,
        List<NameCount> models,
        List<RejectionCount> rejections,
        Labelled labelled,
        List<ConfusionCount> confusion,
        List<MinuteCount> perMinute) {

    /** Puts counts together. Every status and colour is there, with 0 where no image has it. */
    static Stats of(
            List<NameCount> statuses,
            List<NameCount> categories,
            List<NameCount> rgb,
            List<NameCount> ryb,
            List<NameCount> sources,
            List<NameCount> models,
            List<NameCount> rejections,
            List<ConfusionCount> confusion,
            List<MinuteCount> perMinute) {
        Map<String, List<ColorCount>> colors = new LinkedHashMap<>();
        colors.put(Palette.RGB.label(), colors(Palette.RGB, rgb));
        colors.put(Palette.RYB.label(), colors(Palette.RYB, ryb));
        return new Stats(
                statuses.stream().mapToLong(NameCount::count).sum(),
                statuses(statuses),
                categories,
                List.of(),
                colors,
                sources,
                models,
                rejections.stream().map(c -> new RejectionCount(c.name(), c.count())).toList(),
                Labelled.of(confusion),
                confusion,
                perMinute);
    }

    /** The same with images by the objects in them. */
    Stats withObjects(List<NameCount> counts) {
        return new Stats(
                images,
                statuses,
                categories,
                counts,
                colors,
                sources,
                models,
                rejections,
                labelled,
                confusion,
                perMinute);
    }

    private static Map<String, Long> statuses(List<NameCount> counts) {
        Map<String, Long> all = new LinkedHashMap<>();
        Arrays.stream(ImageStatus.values()).forEach(status -> all.put(status.name(), 0L));
        counts.forEach(count -> all.put(count.name(), count.count()));
        return all;
    }

    private static List<ColorCount> colors(Palette palette, List<NameCount> counts) {
        Map<String, Long> byColor = new HashMap<>();
        counts.forEach(count -> byColor.put(count.name(), count.count()));
        return palette.colors().stream()
                .map(color -> new ColorCount(color, byColor.getOrDefault(color, 0L)))
                .toList();
    }

    /** How many images have that name. */
    @Schema(requiredProperties = {"name", "count"})
    public record NameCount(String name, long count) {}

    /** How many images have that dominant colour, {@code #RRGGBB}. */
    @Schema(requiredProperties = {"color", "count"})
    public record ColorCount(String color, long count) {}

    /** How many images were refused for that reason. */
    @Schema(requiredProperties = {"code", "count"})
    public record RejectionCount(String code, long count) {}

    /** How many images of that label were classified so. */
    @Schema(requiredProperties = {"label", "category", "count"})
    public record ConfusionCount(String label, String category, long count) {}

    /** Results of one of the last sixty minutes; minutes without any are left out. */
    @Schema(requiredProperties = {"minute", "classified", "analysed", "rejected"})
    public record MinuteCount(Instant minute, long classified, long analysed, long rejected) {}

    /**
     * Images with ground truth and a classification.
     *
     * @param correct those whose classification is the ground truth
     * @param accuracy correct ÷ images, absent when there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(requiredProperties = {"images", "correct"})
    public record Labelled(long images, long correct, Double accuracy) {

        static Labelled of(List<ConfusionCount> confusion) {
            long images = confusion.stream().mapToLong(ConfusionCount::count).sum();
            long correct =
                    confusion.stream()
                            .filter(pair -> pair.label().equals(pair.category()))
                            .mapToLong(ConfusionCount::count)
                            .sum();
            return new Labelled(images, correct, images == 0 ? null : (double) correct / images);
        }
    }
}
