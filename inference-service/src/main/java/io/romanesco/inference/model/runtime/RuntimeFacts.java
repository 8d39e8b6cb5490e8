package io.romanesco.inference.model.runtime;

/**
 * What runs a model.
 *
 * @param onnxRuntime version of ONNX Runtime
 * @param precision of the loaded file
 * @param threads inside one inference
 * @param chosenBy {@code configured} or {@code default}
 */
public record RuntimeFacts(String onnxRuntime, String precision, int threads, String chosenBy) {}
