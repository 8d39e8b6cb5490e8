package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * How a model's version did on the pictures that are kept beside it.
 *
 * @param scoreDelta allowed difference of scores, 0 to 1
 * @param minIou boxes must overlap at least so much, 0 to 1
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GoldenReport(
        boolean passed, double scoreDelta, double minIou, List<GoldenPicture> pictures) {

    public GoldenReport {
        pictures = List.copyOf(pictures);
    }

    /**
     * One picture.
     *
     * @param name its file
     * @param reason what differs; null where it passed
     * @param expected what golden/expected.json names; a category of the whole picture has no box
     * @param found what the model found on this worker
     * @param thumbnail the picture as a {@code data:} URL, at most 320 pixels wide and high; null
     *     where it is left out
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GoldenPicture(
            String name,
            boolean passed,
            String reason,
            List<DetectedObject> expected,
            List<DetectedObject> found,
            String thumbnail) {}
}
