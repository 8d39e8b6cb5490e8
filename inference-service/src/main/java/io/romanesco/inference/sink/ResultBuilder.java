package io.romanesco.inference.sink;

import io.romanesco.contract.Classification;
import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.ClassificationResult.Classified;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.Submission;
import io.romanesco.contract.Timings;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.ImageType;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.task.classification.Prediction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Builds the result for one image under one model. */
public final class ResultBuilder {

    private final Submission image;
    private final ModelName model;

    public ResultBuilder(Submission image, ModelManifest model) {
        this.image = image;
        this.model = new ModelName(model.name(), model.version());
    }

    public ClassificationResult classified(
            ImageHeader header, Prediction prediction, DominantColors colors, Timings timings) {
        return new Classified(
                image.id(),
                image.source(),
                image.submittedAt(),
                now(),
                header.type().mediaType(),
                header.width(),
                header.height(),
                (long) image.bytes().length,
                image.label().orElse(null),
                model,
                new Classification(
                        model.name(),
                        model.version(),
                        prediction.top().category(),
                        prediction.top().score(),
                        prediction.certain(),
                        prediction.best(),
                        colors),
                prediction.activation().orElse(null),
                timings);
    }

    public ClassificationResult rejected(Rejected rejected, Timings timings) {
        return rejected(
                Rejection.of(rejected.code(), rejected.detail()),
                rejected.type(),
                rejected.header(),
                timings);
    }

    /** A rejection for a reason that is not in the file. */
    public ClassificationResult rejected(RejectionCode code, String detail, Timings timings) {
        return rejected(Rejection.of(code, detail), Optional.empty(), Optional.empty(), timings);
    }

    private ClassificationResult rejected(
            Rejection rejection,
            Optional<ImageType> type,
            Optional<ImageHeader> header,
            Timings timings) {
        return new ClassificationResult.Rejected(
                image.id(),
                image.source(),
                image.submittedAt(),
                now(),
                type.map(ImageType::mediaType).orElse(null),
                header.map(ImageHeader::width).orElse(null),
                header.map(ImageHeader::height).orElse(null),
                (long) image.bytes().length,
                image.label().orElse(null),
                model,
                rejection,
                timings);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
