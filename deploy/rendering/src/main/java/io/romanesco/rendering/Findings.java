package io.romanesco.rendering;

import io.romanesco.contract.AnnotationResult.Annotated;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.SemanticMap;
import java.util.List;
import java.util.Objects;

/**
 * What to draw.
 *
 * @param width of the picture that boxes refer to, in pixels; the drawn picture may have another
 *     size
 * @param height of that picture
 * @param objects those with a box or a mask are drawn there; the others are named in a corner
 * @param semantic may be null
 */
public record Findings(int width, int height, List<DetectedObject> objects, SemanticMap semantic) {

    public Findings {
        Objects.requireNonNull(objects, "objects");
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "findings refer to a picture of %d x %d pixels".formatted(width, height));
        }
    }

    /** What a result says. */
    public static Findings of(Annotated result) {
        return new Findings(
                result.image().width(),
                result.image().height(),
                result.objects(),
                result.semantic());
    }
}
