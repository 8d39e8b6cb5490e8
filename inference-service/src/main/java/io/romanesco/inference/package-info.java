/**
 * The stream worker: takes images from Kafka, analyses them with ONNX models and sends the results.
 *
 * <p>Its packages, from the bottom: {@code decode}; {@code color} and {@code resample}; {@code
 * task}; {@code model}; {@code scheduling}; {@code pipeline}; {@code sink}; {@code source}. A
 * package may use those below it, never those above. {@code ArchitectureTest} checks it.
 */
package io.romanesco.inference;
