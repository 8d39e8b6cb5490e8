package io.romanesco.inference.model.registry;

import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.GoldenReport;
import io.romanesco.contract.GoldenReport.GoldenPicture;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.DecodeResult;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.decode.imageio.JpegThumbnail;
import io.romanesco.inference.model.repository.GoldenSet;
import io.romanesco.inference.model.repository.GoldenSet.Expected;
import io.romanesco.inference.task.ImageInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a model on the golden pictures that are kept beside it, with the decoder and the code that
 * serve images. Blocks.
 */
@ApplicationScoped
class GoldenGate {

    private static final int THUMBNAIL = 320;

    /** So that an announcement stays far below Kafka's default limit of 1 MB. */
    private static final int MAX_THUMBNAILS = 16;

    private final ImageDecoder decoder;
    private final MemoryBudget budget;
    private final GoldenRuns runs;

    GoldenGate(ImageDecoder decoder, MemoryBudget budget, GoldenRuns runs) {
        this.decoder = decoder;
        this.budget = budget;
        this.runs = runs;
    }

    /**
     * Compares a model with its golden pictures.
     *
     * @throws IOException when a picture cannot be read
     * @throws RuntimeException when an inference fails
     */
    GoldenReport report(LoadedModel model, GoldenSet golden) throws IOException {
        List<GoldenPicture> pictures = new ArrayList<>();
        for (Expected expected : golden.pictures()) {
            pictures.add(picture(model, golden, expected, pictures.size() < MAX_THUMBNAILS));
        }
        return new GoldenReport(
                pictures.stream().allMatch(GoldenPicture::passed),
                golden.limits().scoreDelta(),
                golden.limits().minIou(),
                pictures);
    }

    private GoldenPicture picture(
            LoadedModel model, GoldenSet golden, Expected expected, boolean thumbnail)
            throws IOException {
        return switch (decode(expected.bytes(), model.task().input())) {
            case Rejected rejected ->
                    new GoldenPicture(
                            expected.name(),
                            false,
                            "it cannot be decoded: " + rejected.detail(),
                            expected.objects(),
                            List.of(),
                            null);
            case Decoded decoded -> {
                List<DetectedObject> found =
                        runs.predict(model, decoded.pixels())
                                .found(decoded.header().width(), decoded.header().height());
                Optional<String> difference =
                        GoldenComparison.difference(expected, found, golden.limits());
                yield new GoldenPicture(
                        expected.name(),
                        difference.isEmpty(),
                        difference.orElse(null),
                        expected.objects(),
                        found.stream().map(GoldenGate::withoutMask).toList(),
                        thumbnail ? JpegThumbnail.dataUrl(decoded.pixels(), THUMBNAIL) : null);
            }
        };
    }

    private DecodeResult decode(byte[] bytes, ImageInput input) {
        return switch (decoder.inspect(bytes, input.minimumSize())) {
            case Rejected rejected -> rejected;
            case Accepted accepted ->
                    budget.within(accepted.peakBytes(), () -> decoder.decode(accepted));
        };
    }

    /** Masks are not compared, and would make announcements large. */
    private static DetectedObject withoutMask(DetectedObject object) {
        return new DetectedObject(object.category(), object.score(), object.box(), null);
    }
}
