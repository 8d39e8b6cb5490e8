package io.romanesco.inference.model.registry;

import io.romanesco.inference.model.runtime.RawTensor;
import io.romanesco.inference.task.Prediction;
import java.util.Map;

/**
 * What a graph gives for one image, and what the model's task makes of it.
 *
 * @param tensors the outputs that were asked for, by name
 */
public record ImageOutputs(Map<String, RawTensor> tensors, Prediction prediction) {}
