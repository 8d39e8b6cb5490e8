package io.romanesco.inference.sink;

import io.romanesco.inference.color.DominantColors;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.ImageHeader;
import io.romanesco.inference.decode.structure.ImageType;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.sink.Outcome.Classification;
import io.romanesco.inference.sink.Outcome.Model;
import io.romanesco.inference.sink.Outcome.Rejection;
import io.romanesco.inference.sink.Outcome.Status;
import io.romanesco.inference.sink.Outcome.Timings;
import io.romanesco.inference.source.SubmittedImage;
import io.romanesco.inference.task.classification.Prediction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Puts an outcome together. */
public final class OutcomeBuilder {

    private final SubmittedImage image;
    private final ModelManifest model;

    public OutcomeBuilder(SubmittedImage image, ModelManifest model) {
        this.image = image;
        this.model = model;
    }

    public Outcome classified(
            ImageHeader header, Prediction prediction, DominantColors colors, Timings timings) {
        Classification classification =
                new Classification(
                        model.name(),
                        model.version(),
                        prediction.top().category(),
                        prediction.top().score(),
                        prediction.certain(),
                        prediction.best(),
                        colors);
        return new Outcome(
                image.id(),
                image.source(),
                Status.CLASSIFIED,
                image.submittedAt(),
                now(),
                header.type().mediaType(),
                header.width(),
                header.height(),
                image.bytes().length,
                new Model(model.name(), model.version()),
                image.label().orElse(null),
                classification,
                prediction.activation().orElse(null),
                null,
                timings);
    }

    public Outcome rejected(Rejected rejected, Timings timings) {
        return rejected(
                new Rejection(rejected.code().code(), rejected.detail()),
                rejected.type().orElse(null),
                rejected.header().orElse(null),
                timings);
    }

    public Outcome rejected(Rejection rejection, Timings timings) {
        return rejected(rejection, null, null, timings);
    }

    private Outcome rejected(
            Rejection rejection, ImageType type, ImageHeader header, Timings timings) {
        return new Outcome(
                image.id(),
                image.source(),
                Status.REJECTED,
                image.submittedAt(),
                now(),
                type == null ? null : type.mediaType(),
                header == null ? null : header.width(),
                header == null ? null : header.height(),
                image.bytes().length,
                new Model(model.name(), model.version()),
                image.label().orElse(null),
                null,
                null,
                rejection,
                timings);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
