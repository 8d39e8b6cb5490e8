/**
 * Measures a model, or writes what it finds, on a folder or tar of pictures by the code that the
 * service runs: decoder, colours, model. It starts neither Quarkus nor Kafka, and nothing else may
 * depend on it.
 */
package io.romanesco.bench.evaluate;
