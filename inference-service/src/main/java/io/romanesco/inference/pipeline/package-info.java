/**
 * The way of one image from its bytes to its result: decode, colours, model. Also the settings of
 * the decoder, and the metrics of the stream.
 *
 * <p>It may use decode, color, task, model and scheduling. It must not use Kafka, the source or the
 * sink. It blocks, so it runs on workers.
 */
package io.romanesco.inference.pipeline;
