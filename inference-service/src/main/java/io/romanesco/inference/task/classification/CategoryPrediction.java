package io.romanesco.inference.task.classification;

import io.romanesco.contract.ActivationMap;
import io.romanesco.contract.Classification;
import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.ClassificationResult.Classified;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.ScoredCategory;
import io.romanesco.contract.Submission;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.inference.task.AnalysedImage;
import io.romanesco.inference.task.Prediction;
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
    public ClassificationResult result(AnalysedImage image) {
        Submission submission = image.submission();
        ImageHeader header = image.header();
        ModelName model = image.model();
        return new Classified(
                submission.id(),
                submission.source(),
                submission.submittedAt(),
                image.analysedAt(),
                header.type().mediaType(),
                header.width(),
                header.height(),
                (long) submission.bytes().length,
                submission.label().orElse(null),
                model,
                new Classification(
                        model.name(),
                        model.version(),
                        top().category(),
                        top().score(),
                        certain,
                        best,
                        image.colors()),
                activation.orElse(null),
                image.timings());
    }
}
