package io.romanesco.rendering;

import io.romanesco.contract.AnnotationResult;
import io.romanesco.contract.AnnotationResult.Annotated;
import io.romanesco.contract.Classification;
import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.ClassificationResult.Classified;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.SemanticMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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

    /**
     * What a result of any task says. The best category of a classification is named in a corner.
     *
     * @return empty for an image that was rejected
     */
    public static Optional<Findings> of(ImageResult result) {
        return switch (result) {
            case Annotated annotated -> Optional.of(of(annotated));
            case Classified classified -> Optional.of(of(classified));
            case AnnotationResult.Rejected _, ClassificationResult.Rejected _ -> Optional.empty();
        };
    }

    private static Findings of(Classified result) {
        Classification best = result.classification();
        return new Findings(
                result.image().width(),
                result.image().height(),
                List.of(new DetectedObject(best.category(), best.score(), null, null)),
                null);
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
