package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;

/**
 * Which pixels of a picture belong to an object: COCO's run-length encoding, compressed.
 *
 * @param size height and width of the picture as oriented
 * @param counts lengths of the runs, column by column, as pycocotools writes them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Mask(List<Integer> size, String counts) {

    public Mask {
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(counts, "counts");
    }
}
