/** Runs ONNX models. The only package that may use {@code ai.onnxruntime}. */
package io.romanesco.inference.model.runtime;
