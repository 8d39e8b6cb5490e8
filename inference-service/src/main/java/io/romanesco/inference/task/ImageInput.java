package io.romanesco.inference.task;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.romanesco.inference.task.TensorSpec.Type;
import java.util.List;

/**
 * The part {@code input} of a model.yaml: the tensor of an image.
 *
 * @param name its name in the graph
 * @param layout {@code NHWC}
 * @param type {@code uint8}
 * @param width pixels
 * @param height pixels
 * @param color {@code RGB}
 * @param resize how an image is brought to that size
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImageInput(
        String name,
        String layout,
        String type,
        int width,
        int height,
        String color,
        Resize resize) {

    /**
     * How an image is brought to the input's size.
     *
     * @param mode {@code stretch}: the aspect ratio is not kept
     * @param filter {@code bilinear}: triangle filter, widened when shrinking
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Resize(String mode, String filter) {}

    /**
     * Checks that this service can make such a tensor.
     *
     * @throws IllegalArgumentException with the key and what is wrong with it
     */
    public void check() {
        ManifestCheck.present("input.name", name);
        ManifestCheck.supported("input.layout", layout, "NHWC");
        ManifestCheck.supported("input.type", type, "uint8");
        ManifestCheck.supported("input.color", color, "RGB");
        ManifestCheck.present("input.resize", resize);
        ManifestCheck.supported("input.resize.mode", resize.mode(), "stretch");
        ManifestCheck.supported("input.resize.filter", resize.filter(), "bilinear");
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("input.width and input.height are missing");
        }
    }

    /** The tensor: uint8 [N, height, width, 3]. */
    public TensorSpec tensor() {
        return new TensorSpec(name, Type.UINT8, List.of(TensorSpec.BATCH, height, width, 3));
    }
}
