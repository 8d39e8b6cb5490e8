package io.romanesco.inference.task.segmentation;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.AnnotationResult.Rejected;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.Rejection;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.InputReader;
import io.romanesco.inference.task.Labels;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Task;
import io.romanesco.inference.task.TensorSpec;
import io.romanesco.inference.task.detection.Candidate;
import io.romanesco.inference.task.detection.CandidateFilter;
import io.romanesco.inference.task.detection.Corners;
import io.romanesco.inference.task.detection.FoundObject;
import io.romanesco.inference.task.detection.Suppression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A model that finds objects, their boxes and their masks: instance segmentation. */
public final class InstancesTask implements Task {

    /** Its name in model.yaml. */
    public static final String NAME = "instance-segmentation";

    private final ImageInput input;
    private final List<String> labels;
    private final InstanceDecoder decoder;
    private final CandidateFilter filter;

    InstancesTask(
            ImageInput input,
            List<String> labels,
            InstanceDecoder decoder,
            Suppression suppression) {
        this.input = input;
        this.labels = labels;
        this.decoder = decoder;
        this.filter = new CandidateFilter(suppression, decoder.boxes().multiLabel());
    }

    /**
     * Reads a model.yaml.
     *
     * @throws IllegalArgumentException when a value is missing or not supported
     */
    public static InstancesTask read(ManifestSection manifest) {
        ImageInput input = InputReader.read(manifest);
        List<String> labels = Labels.read(manifest);
        return new InstancesTask(
                input,
                labels,
                decoder(manifest.section("outputs"), input, labels.size()),
                Suppression.read(manifest));
    }

    private static InstanceDecoder decoder(
            ManifestSection outputs, ImageInput input, int categories) {
        outputs.text("decoder");
        String name = outputs.choice("decoder", RoiMasks.NAME, Prototypes.NAME);
        InstanceDecoder decoder =
                name.equals(RoiMasks.NAME)
                        ? RoiMasks.read(outputs, input, categories)
                        : Prototypes.read(outputs, input, categories);
        outputs.noOtherKeys("decoder " + name);
        return decoder;
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
        return Stream.concat(decoder.boxes().outputs().stream(), decoder.outputs().stream())
                .toList();
    }

    @Override
    public ImageResult rejected(AnalysedImage image, Rejection rejection, Instant at) {
        return new Rejected(image, at, NAME, rejection);
    }

    @Override
    public Prediction decode(Outputs outputs, int image, Pixels picture) {
        InputFrame frame = InputFrame.of(input, picture);
        InstanceDecoder.Masks masks = decoder.masks(outputs, image, frame);
        List<InstancesPrediction.Instance> found = new ArrayList<>();
        for (Candidate candidate : filter.objects(decoder.boxes().rows(outputs, image))) {
            Corners box = frame.inPicture(candidate.box()).clipped();
            if (!box.isEmpty()) {
                String label = labels.get(candidate.category());
                found.add(
                        new InstancesPrediction.Instance(
                                new FoundObject(label, candidate.score(), box),
                                masks.of(candidate)));
            }
        }
        return new InstancesPrediction(found);
    }
}
