/**
 * The models of this process: loads them at start, hands out the current ones, and reports them to
 * probes and metrics.
 *
 * <p>{@link io.romanesco.inference.model.registry.LoadedModel} joins manifest, session and task and
 * uses no framework. The package must not use Kafka or {@code ai.onnxruntime}. Loading reads files
 * and runs on a thread of its own.
 */
package io.romanesco.inference.model.registry;
