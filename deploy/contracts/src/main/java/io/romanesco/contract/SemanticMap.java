package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * The category of each pixel of a picture.
 *
 * @param size height and width of the map, which covers the picture as oriented; it may have fewer
 *     pixels than the picture
 * @param classes the categories that occur, the largest first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SemanticMap(List<Integer> size, List<ClassArea> classes) {

    public SemanticMap {
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(classes, "classes");
    }

    /**
     * The pixels of one category.
     *
     * @param counts as in {@link Mask#counts}; null where only the share is told
     * @param share of the picture's pixels, 0 to 1
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClassArea(String category, String counts, double share) {}
}
