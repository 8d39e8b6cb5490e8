package io.romanesco.inference.protocol.tensor;

import java.util.List;

/**
 * A model that can be asked.
 *
 * @param versions all versions that can be asked for
 */
public record ModelDescription(
        String name,
        List<String> versions,
        String platform,
        List<TensorDescription> inputs,
        List<TensorDescription> outputs) {

    /** What runs all models, by its name in Triton. */
    public static final String BACKEND = "onnxruntime";
}
