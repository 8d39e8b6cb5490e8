package io.romanesco.bench.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.romanesco.contract.AnnotationResult.Annotated;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ScoredCategory;
import io.romanesco.contract.SemanticMap;
import java.util.List;

/**
 * What a model says of one picture, as {@code python -m romanesco_training reference} writes it.
 * Only one of objects, semantic, categories and error is there.
 *
 * @param image name of the file without its folders
 * @param width of the picture as oriented, pixels; null where it could not be decoded
 * @param height of the picture as oriented, pixels; null where it could not be decoded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(
        String image,
        Integer width,
        Integer height,
        List<DetectedObject> objects,
        SemanticMap semantic,
        List<ScoredCategory> categories,
        Error error) {

    /**
     * Why there is no answer.
     *
     * @param code of the rejection
     */
    record Error(String code, String message) {}

    static Answer of(String image, int width, int height, ImageResult result) {
        if (!(result instanceof Annotated found)) {
            throw new IllegalStateException(result.status() + " is no annotation");
        }
        return new Answer(
                image,
                width,
                height,
                found.semantic() == null ? found.objects() : null,
                found.semantic(),
                null,
                null);
    }

    static Answer of(String image, int width, int height, List<ScoredCategory> categories) {
        return new Answer(image, width, height, null, null, categories, null);
    }

    static Answer failed(String image, Integer width, Integer height, String code, String why) {
        return new Answer(image, width, height, null, null, null, new Error(code, why));
    }
}
