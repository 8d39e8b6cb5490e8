/**
 * Decides whose inference is next, which images share one, and how much is in work: fair queues for
 * models and classes of work, the batcher in front of the models, and for each channel a lane of
 * worker threads and bytes in flight.
 *
 * <p>It may use the task interfaces, decoded pixels and the settings of sessions. It must not use
 * Kafka, the pipeline or ONNX Runtime. {@link io.romanesco.inference.scheduling.WorkerPlan} and
 * {@link io.romanesco.inference.scheduling.FairQueues} are arithmetic alone and use no framework.
 * Workers and inference threads may block; event loops never run code of this package that does.
 */
package io.romanesco.inference.scheduling;
