/**
 * The results of the task classification: the category and the dominant colours of an image, its
 * activation map, and the label that a person or an import gave as ground truth.
 *
 * <p>May use {@code results}, {@code events}, {@code images} and {@code platform}; must not use
 * another task.
 */
package io.romanesco.api.results.classification;
