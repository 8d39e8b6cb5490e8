package io.romanesco.inference.task.classification;

import io.romanesco.contract.ActivationMap;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.Classification;
import io.romanesco.contract.ClassificationResult.Classified;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ScoredCategory;
import io.romanesco.inference.task.Prediction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The most probable categories of an image.
 *
 * @param best the best five, best first; fewer where there are fewer labels
 * @param certainty the score that decides whether this is certain, 0..1
 * @param certain false where that score is below the model's threshold
 * @param activation where the model looked for the best category; empty for a model without maps
 */
public record CategoryPrediction(
        List<ScoredCategory> best,
        double certainty,
        boolean certain,
        Optional<ActivationMap> activation)
        implements Prediction {

    /** The best category. */
    public ScoredCategory top() {
        return best.getFirst();
    }

    @Override
    public ImageResult result(AnalysedImage image, DominantColors colors, Instant at) {
        Classification classification =
                new Classification(
                        image.model().name(),
                        image.model().version(),
                        top().category(),
                        top().score(),
                        certain,
                        best,
                        colors);
        return new Classified(image, at, classification, activation.orElse(null));
    }

    @Override
    public List<DetectedObject> found(int width, int height) {
        return List.of(new DetectedObject(top().category(), top().score(), null, null));
    }
}
