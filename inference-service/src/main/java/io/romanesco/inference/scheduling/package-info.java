/**
 * Decides how many images are in work and which of them share an inference: worker threads, the
 * batcher in front of the models, and a budget for the bytes that are in flight.
 *
 * <p>It may use the task interfaces, decoded pixels and the settings of sessions. It must not use
 * Kafka, the pipeline or ONNX Runtime. {@link io.romanesco.inference.scheduling.WorkerPlan} is
 * arithmetic alone and uses no framework. Workers and inference threads may block; event loops
 * never run code of this package that does.
 */
package io.romanesco.inference.scheduling;
