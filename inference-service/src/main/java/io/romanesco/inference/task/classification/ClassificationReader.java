package io.romanesco.inference.task.classification;

import io.romanesco.inference.task.InputReader;
import io.romanesco.inference.task.Labels;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.classification.ClassificationSpec.Activation;
import io.romanesco.inference.task.classification.ClassificationSpec.Certainty;
import io.romanesco.inference.task.classification.ClassificationSpec.Outputs;

/** Reads the model.yaml of a classification model. */
final class ClassificationReader {

    private static final String LOGITS = "logits";
    private static final int LONGEST_SIDE = 1024;
    private static final double COLDEST = 1e-3;
    private static final double HOTTEST = 1e3;

    private ClassificationReader() {}

    static ClassificationSpec read(ManifestSection manifest) {
        return new ClassificationSpec(
                InputReader.read(manifest),
                outputs(manifest),
                Labels.read(manifest),
                manifest.has("certainty") ? certainty(manifest.section("certainty")) : null);
    }

    /** {@code probabilities: name} is short for that decoder with that output. */
    private static Outputs outputs(ManifestSection manifest) {
        ManifestSection outputs = manifest.section("outputs");
        boolean named = outputs.has("decoder");
        String decoder = outputs.choice("decoder", "probabilities", "softmax", LOGITS);
        String scores = outputs.text(named ? "scores" : "probabilities");
        Activation activation =
                outputs.has("activation") ? activation(outputs.section("activation")) : null;
        outputs.noOtherKeys("decoder " + decoder);
        boolean logits = decoder.equals(LOGITS);
        return new Outputs(scores, logits, logits ? temperature(manifest) : 1, activation);
    }

    /** The temperature is in the graph unless model.yaml says otherwise. */
    private static double temperature(ManifestSection manifest) {
        ManifestSection calibration = manifest.section("calibration");
        double temperature = calibration.number("temperature", 1, COLDEST, HOTTEST);
        boolean inGraph = calibration.flag("inGraph", true);
        calibration.noOtherKeys("calibration");
        return inGraph ? 1 : temperature;
    }

    private static Activation activation(ManifestSection activation) {
        Activation read =
                new Activation(
                        activation.text("name"),
                        activation.integer("width", 1, LONGEST_SIDE),
                        activation.integer("height", 1, LONGEST_SIDE));
        activation.noOtherKeys("outputs.activation");
        return read;
    }

    private static Certainty certainty(ManifestSection certainty) {
        String score = certainty.choice("score", "probability", "output");
        Certainty read =
                new Certainty(
                        score,
                        score.equals("output") ? certainty.text("output") : null,
                        certainty.number("threshold", 0, 0, 1));
        certainty.noOtherKeys("certainty", "output");
        return read;
    }
}
