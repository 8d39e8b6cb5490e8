/**
 * Segmentation: a mask for each object, or a category for each pixel. An {@link
 * io.romanesco.inference.task.segmentation.InstanceDecoder} reads the masks of one kind of model;
 * boxes come from {@link io.romanesco.inference.task.detection}. Predictions keep masks as the
 * model gave them and draw them when a result is made, one after another, straight into run
 * lengths: the picture's size costs no memory.
 *
 * <p>The same limits as for {@link io.romanesco.inference.task} hold.
 */
package io.romanesco.inference.task.segmentation;
