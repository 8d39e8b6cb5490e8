/**
 * Runs ONNX graphs: tensors in, tensors out. It does not know what they mean. The only package that
 * may use {@code ai.onnxruntime}; it must not use a framework or Kafka.
 */
package io.romanesco.inference.model.runtime;
