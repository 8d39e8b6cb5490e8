/**
 * The models of this process: loaded at start, announced on the topic {@code models}, reported to
 * probes and metrics.
 */
package io.romanesco.inference.model.registry;
