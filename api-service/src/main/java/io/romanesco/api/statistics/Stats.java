package io.romanesco.api.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Numbers of images. */
@Schema(
        requiredProperties = {
            "images",
            "statuses",
            "categories",
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
        Map<String, List<ColorCount>> colors,
        List<NameCount> sources,
        List<NameCount> models,
        List<RejectionCount> rejections,
        Labelled labelled,
        List<ConfusionCount> confusion,
        List<MinuteCount> perMinute) {

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

    /** Outcomes of one of the last sixty minutes; minutes without any are left out. */
    @Schema(requiredProperties = {"minute", "classified", "rejected"})
    public record MinuteCount(Instant minute, long classified, long rejected) {}

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
