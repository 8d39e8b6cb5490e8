package io.romanesco.inference.task.classification;

import io.romanesco.contract.ActivationMap;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.ClassificationResult.Rejected;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.ModelAnnouncement.Size;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.ScoredCategory;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.Prediction;
import io.romanesco.inference.task.Task;
import io.romanesco.inference.task.TensorSlice;
import io.romanesco.inference.task.TensorSpec;
import io.romanesco.inference.task.classification.ClassificationSpec.Activation;
import io.romanesco.inference.task.classification.ClassificationSpec.Certainty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A model that gives each of its categories a probability. */
public final class ClassificationTask implements Task {

    /** Its name in model.yaml. */
    public static final String NAME = "classification";

    /** Categories in a prediction, at most. */
    private static final int BEST = 5;

    private final ClassificationSpec spec;
    private final Optional<Activation> activation;
    private final Optional<Certainty> certainty;

    public ClassificationTask(ClassificationSpec spec) {
        this.spec = spec;
        this.activation = Optional.ofNullable(spec.outputs().activation());
        this.certainty = Optional.ofNullable(spec.certainty());
    }

    /**
     * Reads a model.yaml.
     *
     * @throws IllegalArgumentException when a value is missing or not supported
     */
    public static ClassificationTask read(ManifestSection manifest) {
        return new ClassificationTask(ClassificationReader.read(manifest));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ImageInput input() {
        return spec.input();
    }

    @Override
    public List<String> labels() {
        return spec.labels();
    }

    @Override
    public ModelAnnouncement announced(ModelAnnouncement model) {
        return activation
                .map(maps -> model.withActivation(new Size(maps.width(), maps.height())))
                .orElse(model);
    }

    @Override
    public List<TensorSpec> outputs() {
        int labels = labels().size();
        List<TensorSpec> outputs = new ArrayList<>();
        outputs.add(
                TensorSpec.numbers(spec.outputs().scores(), TensorSpec.BATCH, labels)
                        .or(TensorSpec.BATCH, labels, 1, 1)
                        .or(labels));
        activation.ifPresent(maps ->
                outputs.add(
                        TensorSpec.numbers(
                                maps.name(),
                                TensorSpec.BATCH,
                                labels,
                                maps.height(),
                                maps.width())));
        certainty
                .filter(Certainty::fromOutput)
                .ifPresent(
                        rule -> outputs.add(TensorSpec.numbers(rule.output(), TensorSpec.BATCH)));
        return outputs;
    }

    @Override
    public ImageResult rejected(AnalysedImage image, Rejection rejection, Instant at) {
        return rejection(image, rejection, at);
    }

    /** The result for an image that no classification model analyses. */
    public static ImageResult rejection(AnalysedImage image, Rejection rejection, Instant at) {
        return new Rejected(image, at, rejection);
    }

    @Override
    public Prediction decode(Outputs outputs, int image, Pixels picture) {
        double[] scores = scores(outputs, image);
        List<Integer> order =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(Comparator.comparing(label -> -scores[label]))
                        .limit(BEST)
                        .toList();
        int top = order.getFirst();
        double score =
                certainty
                        .filter(Certainty::fromOutput)
                        .map(rule -> unit(outputs.of(rule.output(), image).at(0)))
                        .orElse(scores[top]);
        return new CategoryPrediction(
                order.stream()
                        .map(label -> new ScoredCategory(labels().get(label), scores[label]))
                        .toList(),
                score,
                certainty.map(rule -> score >= rule.threshold()).orElse(true),
                activation.map(maps -> map(maps, outputs, image, top)));
    }

    private double[] scores(Outputs outputs, int image) {
        String name = spec.outputs().scores();
        int labels = labels().size();
        TensorSlice values =
                outputs.rank(name) == 4
                        ? outputs.of(name, image, labels, 1, 1)
                        : outputs.of(name, image, labels);
        return spec.outputs().logits()
                ? CategoryScores.softmax(values, spec.outputs().temperature())
                : CategoryScores.probabilities(values);
    }

    /**
     * Scales the evidence for a category to 0..1: negative evidence counts as 0, the rest is
     * divided by its maximum.
     */
    private ActivationMap map(Activation maps, Outputs outputs, int image, int label) {
        TensorSlice evidence =
                outputs.of(maps.name(), image, labels().size(), maps.height(), maps.width());
        float[] values = new float[maps.width() * maps.height()];
        float max = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, evidence.at(label * values.length + i));
            max = Math.max(max, values[i]);
        }
        for (int i = 0; max > 0 && i < values.length; i++) {
            values[i] /= max;
        }
        return new ActivationMap(labels().get(label), maps.width(), maps.height(), values);
    }

    /** Rounding errors may leave 0..1 a little. */
    private static double unit(float value) {
        return Math.clamp(value, 0f, 1f);
    }
}
