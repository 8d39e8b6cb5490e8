package io.romanesco.inference.task.detection;

import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.ManifestSection;

/** The kinds of detection heads that this service knows. */
final class BoxDecoders {

    private static final String[] NAMES = {
        DecodedBoxes.NAME,
        DistributionDecoder.NANODET,
        DistributionDecoder.PICODET,
        YoloDecoder.NAME,
        YoloxDecoder.NAME
    };

    private BoxDecoders() {}

    /**
     * Reads the part {@code outputs} of a model.yaml.
     *
     * @param categories number of labels
     * @throws IllegalArgumentException when the decoder is unknown, or a key is missing or wrong
     */
    static BoxDecoder read(ManifestSection outputs, ImageInput input, int categories) {
        outputs.text("decoder");
        String name = outputs.choice("decoder", NAMES);
        BoxDecoder decoder =
                switch (name) {
                    case DecodedBoxes.NAME -> DecodedBoxes.read(outputs, input, categories);
                    case DistributionDecoder.NANODET ->
                            DistributionDecoder.nanodet(outputs, input, categories);
                    case DistributionDecoder.PICODET ->
                            DistributionDecoder.picodet(outputs, input, categories);
                    case YoloxDecoder.NAME -> YoloxDecoder.read(outputs, input, categories);
                    default ->
                            outputs.has("heads")
                                    ? YoloHeadsDecoder.read(outputs, input, categories)
                                    : YoloDecoder.read(outputs, categories);
                };
        outputs.noOtherKeys("decoder " + name);
        return decoder;
    }
}
