/**
 * Measures a model on a folder or tar of pictures by the very path that the service takes: decode,
 * resize, session, decoder. A command of its own; neither Quarkus nor Kafka is started.
 */
package io.romanesco.inference.evaluate;
