package io.romanesco.inference.protocol.tensor;

import java.util.List;
import java.util.Optional;

/**
 * A request for an inference.
 *
 * @param version empty: the version that answers requests without one
 * @param id comes back with the answer; may be empty
 * @param outputs names of the outputs that are wanted; empty: all
 */
public record InferenceRequest(
        String model,
        Optional<String> version,
        String id,
        List<NamedTensor> inputs,
        List<String> outputs) {}
