/**
 * Reads images from the topic {@code images}, no faster than the workers can take them, and
 * acknowledges them once their results are sent.
 *
 * <p>It may use everything below it: pipeline, scheduling, sink and model. No other package uses
 * it. It must not block: its methods run on Kafka's event loop.
 */
package io.romanesco.inference.source;
