/**
 * The results of detection, instance segmentation and semantic segmentation: boxes, masks and
 * areas. Their image shows them in short, as an {@link io.romanesco.api.images.Analysis}.
 *
 * <p>May use {@code results}, {@code images} and {@code platform}; must not use another task.
 */
package io.romanesco.api.results.annotation;
