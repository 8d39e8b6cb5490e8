package io.romanesco.inference.protocol;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.DominantColors;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.RecordId;
import io.romanesco.contract.Role;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.inference.color.DominantColorFinder;
import io.romanesco.inference.color.DominantColorFinder.Scored;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.decode.MinimumSize;
import io.romanesco.inference.model.registry.ImageOutputs;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.ProtocolException.Reason;
import io.romanesco.inference.task.InvalidOutputException;
import io.romanesco.inference.task.Prediction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/** Decodes an image, within the limits of all images, and runs a model on it. */
@ApplicationScoped
class ImageAnalyser {

    /** The source of images that came with a request of the protocol. */
    private static final String SOURCE = "/protocol";

    private final ImageDecoder decoder;
    private final MemoryBudget budget;
    private final DominantColorFinder colors;
    private final InferenceRunner runner;

    ImageAnalyser(
            ImageDecoder decoder,
            MemoryBudget budget,
            DominantColorFinder colors,
            InferenceRunner runner) {
        this.decoder = decoder;
        this.budget = budget;
        this.colors = colors;
        this.runner = runner;
    }

    /**
     * Analyses an image. Blocks.
     *
     * @param number of the image in its request, for messages
     * @param id of the request
     * @param outputs the graph's outputs that are wanted
     * @throws ProtocolException when it is no image, or the model fails
     */
    AnalysedFile analyse(
            LoadedModel model,
            byte[] file,
            int number,
            String id,
            Set<String> outputs,
            InferenceTimes times) {
        MinimumSize size = model.task().input().minimumSize();
        return switch (times.input(() -> decoder.inspect(file, size))) {
            case Rejected rejected -> throw rejected(number, rejected);
            case Accepted accepted -> {
                Seen seen =
                        budget.within(
                                accepted.peakBytes(),
                                () -> see(model, accepted, number, outputs, times));
                // Needs memory of its own, so the budget is returned first.
                DominantColors dominant = times.input(() -> colors.decide(seen.scored()));
                AnalysedImage image = image(model, file, seen.header(), imageId(id, number));
                yield new AnalysedFile(
                        seen.outputs().tensors(),
                        result(seen.outputs().prediction(), image, dominant, number));
            }
        };
    }

    /** What is kept of an image after its pixels are released. */
    private record Seen(ImageHeader header, Scored scored, ImageOutputs outputs) {}

    private Seen see(
            LoadedModel model,
            Accepted accepted,
            int number,
            Set<String> outputs,
            InferenceTimes times) {
        return switch (times.input(() -> decoder.decode(accepted))) {
            case Rejected rejected -> throw rejected(number, rejected);
            case Decoded decoded -> {
                Scored scored = times.input(() -> colors.score(accepted, decoded));
                ImageOutputs found =
                        runner.run(model, times, () -> model.infer(decoded.pixels(), outputs));
                yield new Seen(decoded.header(), scored, found);
            }
        };
    }

    /** The same for the same request; one of its own where the request has no id. */
    static UUID imageId(String request, int number) {
        return request.isEmpty()
                ? UUID.randomUUID()
                : RecordId.ofEvent(SOURCE, request + "/" + number);
    }

    /**
     * The result of an image. Masks are drawn here, so that noise shows only here.
     *
     * @throws ProtocolException when the model's output makes no sense
     */
    static ImageResult result(
            Prediction found, AnalysedImage image, DominantColors colors, int number) {
        try {
            return found.result(image, colors, now());
        } catch (InvalidOutputException senseless) {
            throw new ProtocolException(
                    Reason.INTERNAL,
                    "model %s/%s: image %d: %s"
                            .formatted(
                                    image.model().name(),
                                    image.model().version(),
                                    number,
                                    senseless.getMessage()));
        }
    }

    private static AnalysedImage image(
            LoadedModel model, byte[] file, ImageHeader header, UUID id) {
        return new AnalysedImage(
                id,
                SOURCE,
                now(),
                header.type().mediaType(),
                header.width(),
                header.height(),
                (long) file.length,
                null,
                model.name(),
                null,
                Role.PRIMARY,
                null);
    }

    private static ProtocolException rejected(int number, Rejected rejected) {
        return ProtocolException.invalid(
                "image %d: %s: %s".formatted(number, rejected.code().code(), rejected.detail()));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
