package io.romanesco.inference.model.runtime;

/**
 * What runs a model.
 *
 * @param onnxRuntime version of ONNX Runtime
 * @param precision of the loaded file
 * @param threads inside one inference
 * @param chosenBy how precision and threads were found
 */
public record RuntimeFacts(String onnxRuntime, String precision, int threads, String chosenBy) {}
