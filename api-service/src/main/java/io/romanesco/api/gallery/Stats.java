package io.romanesco.api.gallery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** Numbers of images. */
public record Stats(
        long images,
        Map<String, Long> statuses,
        List<NameCount> categories,
        Map<String, List<ColorCount>> colors,
        List<NameCount> sources,
        List<NameCount> models,
        List<RejectionCount> rejections,
        Labelled labelled) {

    /** How many images have that name. */
    public record NameCount(String name, long count) {}

    /** How many images have that dominant colour, {@code #RRGGBB}. */
    public record ColorCount(String color, long count) {}

    /** How many images were refused for that reason. */
    public record RejectionCount(String code, long count) {}

    /**
     * Images with ground truth and a classification.
     *
     * @param correct those whose classification is the ground truth
     * @param accuracy correct ÷ images, absent when there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Labelled(long images, long correct, Double accuracy) {

        static Labelled of(long images, long correct) {
            return new Labelled(images, correct, images == 0 ? null : (double) correct / images);
        }
    }
}
