package io.romanesco.inference.task.segmentation;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.AnnotationResult.Rejected;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.Rejection;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.InputReader;
import io.romanesco.inference.task.Labels;
import io.romanesco.inference.task.ManifestCheck;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Task;
import io.romanesco.inference.task.TensorSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A model that gives each pixel a category: semantic segmentation. */
public final class SemanticTask implements Task {

    /** Its name in model.yaml. */
    public static final String NAME = "semantic-segmentation";

    private static final String DECODER = "semantic";
    private static final int LONGEST_SIDE = 1024;
    private static final int LONGEST_POSSIBLE_SIDE = 16_384;

    private final ImageInput input;
    private final List<String> labels;
    private final SemanticDecoder decoder;
    private final Optional<String> background;
    private final int maxSide;

    SemanticTask(
            ImageInput input,
            List<String> labels,
            SemanticDecoder decoder,
            Optional<String> background,
            int maxSide) {
        this.input = input;
        this.labels = labels;
        this.decoder = decoder;
        this.background = background;
        this.maxSide = maxSide;
    }

    /**
     * Reads a model.yaml.
     *
     * @throws IllegalArgumentException when a value is missing or not supported
     */
    public static SemanticTask read(ManifestSection manifest) {
        List<String> labels = Labels.read(manifest);
        ManifestSection outputs = manifest.section("outputs");
        ManifestCheck.supported("outputs.decoder", outputs.text("decoder"), DECODER);
        Optional<String> background = outputs.optionalText("background");
        background.ifPresent(label ->
                ManifestCheck.supported(
                        "outputs.background", label, labels.toArray(String[]::new)));
        SemanticTask task =
                new SemanticTask(
                        InputReader.read(manifest),
                        labels,
                        outputs.has("classes")
                                ? ClassMaps.read(outputs, labels.size())
                                : ScoreMaps.read(outputs, labels.size()),
                        background,
                        outputs.integer("maxSide", LONGEST_SIDE, 1, LONGEST_POSSIBLE_SIDE));
        outputs.noOtherKeys("decoder " + DECODER);
        return task;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ImageInput input() {
        return input;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public List<TensorSpec> outputs() {
        return List.of(decoder.output());
    }

    @Override
    public Prediction decode(Outputs outputs, int image, Pixels picture) {
        return new SemanticPrediction(
                decoder.categories(outputs, image, InputFrame.of(input, picture)),
                labels,
                background.orElse(null),
                maxSide);
    }

    @Override
    public ImageResult rejected(AnalysedImage image, Rejection rejection, Instant at) {
        return new Rejected(image, at, NAME, rejection);
    }
}
