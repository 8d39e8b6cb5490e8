/**
 * {@code make bench}: JMH for single steps, loads for the worker and for the whole stack.
 *
 * <p>Uses classes of inference-service and the packaged services. Nothing depends on it.
 */
package io.romanesco.bench;
