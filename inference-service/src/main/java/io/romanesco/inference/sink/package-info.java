/**
 * Writes records to Kafka: results of images, drawings of them, and announcements of models.
 *
 * <p>It may use the contracts, the models, the decoder's name and SmallRye's messaging. It must not
 * use the pipeline or the source.
 */
package io.romanesco.inference.sink;
