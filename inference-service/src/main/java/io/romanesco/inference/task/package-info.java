/**
 * What a model's tensors mean: an interface for each kind of model, and one package for each
 * implementation. {@link io.romanesco.inference.task.Tasks} lists them; nothing else in the service
 * knows a task's package. A new task is a new package and one line in that list. Every result is a
 * {@link io.romanesco.contract.ClassificationResult}: a task with results of another form changes
 * the contract, {@link io.romanesco.inference.task.Prediction} and what sends results too.
 *
 * <p>It may use decoded pixels, the resampler, the contracts and Jackson for its part of
 * model.yaml. It must not use a framework, Kafka, ONNX Runtime or the packages of models.
 */
package io.romanesco.inference.task;
