package io.romanesco.inference.task.classification;

import io.romanesco.contract.ActivationMap;
import io.romanesco.contract.ScoredCategory;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.repository.ModelManifest.Activation;
import io.romanesco.inference.model.repository.ModelManifest.Certainty;
import io.romanesco.inference.model.runtime.RawOutputs;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Gives a model's numbers their meaning. Safe for many threads. */
final class PredictionDecoder {

    private static final int BEST = 5;

    private final List<String> labels;
    private final Optional<Activation> activation;
    private final Optional<Certainty> certainty;

    PredictionDecoder(ModelManifest manifest) {
        this.labels = manifest.labels();
        this.activation = Optional.ofNullable(manifest.outputs().activation());
        this.certainty = Optional.ofNullable(manifest.certainty());
    }

    Prediction decode(RawOutputs outputs) {
        float[] probabilities = outputs.probabilities();
        List<Integer> order =
                IntStream.range(0, labels.size())
                        .boxed()
                        .sorted(Comparator.comparing(i -> -probabilities[i]))
                        .limit(BEST)
                        .toList();
        int top = order.getFirst();
        double score =
                certainty.map(Certainty::fromOutput).orElse(false)
                        ? part(outputs.confidence())
                        : part(probabilities[top]);
        return new Prediction(
                order.stream()
                        .map(i -> new ScoredCategory(labels.get(i), part(probabilities[i])))
                        .toList(),
                score,
                certainty.map(rule -> score >= rule.threshold()).orElse(true),
                activation.map(maps -> map(maps, outputs.activation(), top)));
    }

    private ActivationMap map(Activation maps, float[] evidence, int label) {
        int offset = label * maps.width() * maps.height();
        return activationMap(labels.get(label), maps.width(), maps.height(), evidence, offset);
    }

    /**
     * Scales evidence to 0..1: negative evidence counts as 0, the rest is divided by its maximum.
     */
    static ActivationMap activationMap(
            String category, int width, int height, float[] evidence, int offset) {
        float[] values = new float[width * height];
        float max = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, evidence[offset + i]);
            max = Math.max(max, values[i]);
        }
        for (int i = 0; max > 0 && i < values.length; i++) {
            values[i] /= max;
        }
        return new ActivationMap(category, width, height, values);
    }

    /** Rounding may leave 0..1 by an ulp; nobody shall see that. */
    private static double part(float value) {
        return Math.clamp(value, 0f, 1f);
    }
}
