package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * Something that a model found in a picture.
 *
 * @param score 0 to 1
 * @param box where it is; null where only the category of the whole picture is told
 * @param mask its pixels; null for a model that tells boxes only
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DetectedObject(String category, double score, Box box, Mask mask) {

    public DetectedObject {
        Objects.requireNonNull(category, "category");
    }
}
