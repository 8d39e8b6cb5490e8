/**
 * What a model's tensors mean: an interface for each kind of model, and one package for each
 * implementation. {@link io.romanesco.inference.task.Tasks} lists them; nothing else in the service
 * knows a task's package. A new task is a new package, one line in that list, and in the contract a
 * kind of {@link io.romanesco.contract.ImageResult}, which names its topic. What reads, batches and
 * sends images stays as it is.
 *
 * <p>{@link io.romanesco.inference.task.ManifestSection} reads model.yaml, {@link
 * io.romanesco.inference.task.ImageInput} describes the input, {@link
 * io.romanesco.inference.task.Outputs} hands out the numbers of one image. A model whose numbers
 * make no sense throws {@link io.romanesco.inference.task.InvalidOutputException}.
 *
 * <p>It may use decoded pixels, the resampler, the contracts and Jackson for its part of
 * model.yaml. It must not use a framework, Kafka, ONNX Runtime or the packages of models.
 */
package io.romanesco.inference.task;
