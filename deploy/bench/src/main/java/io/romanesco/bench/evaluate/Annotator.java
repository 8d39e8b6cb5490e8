package io.romanesco.bench.evaluate;

import io.romanesco.bench.evaluate.DataSet.DataFile;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.Role;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.task.InvalidOutputException;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.classification.CategoryPrediction;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes pictures through decoder and model. Safe for many threads. */
final class Annotator {

    private static final UUID NO_ID = new UUID(0, 0);

    private final LoadedModel model;
    private final ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT);

    Annotator(LoadedModel model) {
        this.model = model;
    }

    /**
     * What the model says of a file.
     *
     * @return empty where the file is no picture
     * @throws IOException when the file cannot be read
     */
    Optional<Answer> annotate(DataFile file) throws IOException {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        byte[] bytes = file.read();
        return switch (decoder.decode(bytes, model.task().input().minimumSize())) {
            case Rejected rejected when rejected.code() == RejectionCode.UNSUPPORTED_TYPE ->
                    Optional.empty();
            case Rejected rejected ->
                    Optional.of(
                            Answer.failed(
                                    name,
                                    rejected.header().map(ImageHeader::width).orElse(null),
                                    rejected.header().map(ImageHeader::height).orElse(null),
                                    rejected.code().name(),
                                    rejected.detail()));
            case Decoded decoded -> Optional.of(answer(name, bytes, decoded));
        };
    }

    private Answer answer(String name, byte[] bytes, Decoded decoded) {
        ImageHeader header = decoded.header();
        try {
            return switch (model.predict(List.of(decoded.pixels())).getFirst()) {
                case CategoryPrediction best ->
                        Answer.of(name, header.width(), header.height(), best.best());
                case Prediction other ->
                        Answer.of(
                                name,
                                header.width(),
                                header.height(),
                                other.result(image(name, bytes, header), null, Instant.EPOCH));
            };
        } catch (InvalidOutputException senseless) {
            return Answer.failed(
                    name,
                    header.width(),
                    header.height(),
                    RejectionCode.INVALID_OUTPUT.name(),
                    senseless.getMessage());
        }
    }

    private AnalysedImage image(String name, byte[] bytes, ImageHeader header) {
        return new AnalysedImage(
                NO_ID,
                name,
                Instant.EPOCH,
                header.type().mediaType(),
                header.width(),
                header.height(),
                (long) bytes.length,
                null,
                model.name(),
                null,
                Role.PRIMARY,
                null);
    }
}
