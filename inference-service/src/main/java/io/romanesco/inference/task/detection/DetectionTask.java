package io.romanesco.inference.task.detection;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.AnnotationResult.Rejected;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.Rejection;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.resample.PictureGeometry;
import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.InputReader;
import io.romanesco.inference.task.Labels;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Task;
import io.romanesco.inference.task.TensorSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A model that finds objects and their boxes. */
public final class DetectionTask implements Task {

    /** Its name in model.yaml. */
    public static final String NAME = "detection";

    private final ImageInput input;
    private final List<String> labels;
    private final BoxDecoder decoder;
    private final CandidateFilter filter;

    DetectionTask(
            ImageInput input, List<String> labels, BoxDecoder decoder, Suppression suppression) {
        this.input = input;
        this.labels = labels;
        this.decoder = decoder;
        this.filter = new CandidateFilter(suppression, decoder.multiLabel());
    }

    /**
     * Reads a model.yaml.
     *
     * @throws IllegalArgumentException when a value is missing or not supported
     */
    public static DetectionTask read(ManifestSection manifest) {
        ImageInput input = InputReader.read(manifest);
        List<String> labels = Labels.read(manifest);
        return new DetectionTask(
                input,
                labels,
                BoxDecoders.read(manifest.section("outputs"), input, labels.size()),
                Suppression.read(manifest));
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
        return decoder.outputs();
    }

    @Override
    public ImageResult rejected(AnalysedImage image, Rejection rejection, Instant at) {
        return new Rejected(image, at, NAME, rejection);
    }

    @Override
    public Prediction decode(Outputs outputs, int image, Pixels picture) {
        PictureGeometry geometry = input.geometry(picture);
        List<FoundObject> found = new ArrayList<>();
        for (Candidate candidate : filter.objects(decoder.rows(outputs, image))) {
            Corners box = candidate.box().inPicture(geometry).clipped();
            if (!box.isEmpty()) {
                String label = labels.get(candidate.category());
                found.add(new FoundObject(label, candidate.score(), box));
            }
        }
        return new ObjectsPrediction(found);
    }
}
