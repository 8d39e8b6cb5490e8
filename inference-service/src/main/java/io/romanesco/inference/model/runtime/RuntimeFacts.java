package io.romanesco.inference.model.runtime;

/**
 * How a model runs, for operators.
 *
 * @param onnxRuntime version of ONNX Runtime
 * @param precision of the loaded file
 * @param threads inside one inference
 * @param provider what runs it: {@code cpu}, {@code cuda} or {@code tensorrt}
 */
public record RuntimeFacts(String onnxRuntime, String precision, int threads, String provider) {}
