package io.romanesco.inference.protocol.rest;

import io.romanesco.inference.protocol.tensor.InferenceRequest;
import java.util.Map;

/**
 * A request for an inference, and the form that the answer is wanted in.
 *
 * @param binaryByDefault whether outputs come as binary data where the request does not say
 * @param binary what it says for single outputs, by name
 */
record HttpInference(
        InferenceRequest request, boolean binaryByDefault, Map<String, Boolean> binary) {

    /** Whether an output comes as binary data. */
    boolean isBinary(String output) {
        return binary.getOrDefault(output, binaryByDefault);
    }
}
