/**
 * The Open Inference Protocol v2: lets clients of other model servers use this service's models.
 * This package does what the protocol asks for; {@code rest} and {@code grpc} are the two ways in,
 * and {@code tensor} is the values of both.
 *
 * <p>It may use decoding, colours, tasks, models and scheduling. It must not use Kafka, ONNX
 * Runtime or the pipeline of the stream. Its methods block: {@code rest} and {@code grpc} call them
 * through {@link io.romanesco.inference.protocol.RequestPool}, never on an event loop.
 */
package io.romanesco.inference.protocol;
