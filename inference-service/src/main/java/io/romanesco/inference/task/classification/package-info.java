/**
 * Classification: one category for the whole image, with a probability, and where the model looked.
 *
 * <p>The same limits as for {@link io.romanesco.inference.task} hold.
 */
package io.romanesco.inference.task.classification;
