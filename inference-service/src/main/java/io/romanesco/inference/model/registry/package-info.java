/**
 * The models of this process. {@link io.romanesco.inference.model.registry.ModelRegistry} hands out
 * leases on them. Behind it one thread, the loader's, reads the repository, loads and verifies
 * versions, and takes out what policies and memory do not allow; the other classes that change
 * something run on that thread only. {@link io.romanesco.inference.model.registry.RegistryParts}
 * joins them.
 *
 * <p>{@link io.romanesco.inference.model.registry.LoadedModel} joins manifest, session and task and
 * uses no framework. The package must not use Kafka or {@code ai.onnxruntime}. Only the methods of
 * the registry that say so block, and those are for workers.
 */
package io.romanesco.inference.model.registry;
