/**
 * The way of one image from its bytes to its results: the choice of its models, decode, colours,
 * inferences, drawings. Also the settings of the decoder, and the metrics of the stream.
 *
 * <p>It may use decode, color, task, model and scheduling, and the module that draws. It must not
 * use Kafka, the source or the sink. It blocks, so it runs on workers.
 */
package io.romanesco.inference.pipeline;
