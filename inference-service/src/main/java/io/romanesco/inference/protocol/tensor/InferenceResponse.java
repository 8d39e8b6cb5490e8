package io.romanesco.inference.protocol.tensor;

import java.util.List;

/**
 * An answer to {@link InferenceRequest}.
 *
 * @param outputs in the order in which they were asked for, or in the graph's
 */
public record InferenceResponse(
        String model, String version, String id, List<NamedTensor> outputs) {}
