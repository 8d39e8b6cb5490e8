/**
 * Reads images from Kafka, no faster than the workers can take them, and acknowledges them once all
 * their results are sent. A channel for each kind of work: {@code images}, {@code
 * reclassifications}, and {@code images} once more for shadow models.
 *
 * <p>It may use everything below it: pipeline, scheduling, sink and model. No other package uses
 * it. It must not block: its methods run on Kafka's event loop.
 */
package io.romanesco.inference.source;
