/**
 * Object detection. A {@link io.romanesco.inference.task.detection.BoxDecoder} reads the rows of
 * one kind of detection head, {@link io.romanesco.inference.task.detection.CandidateFilter} and
 * {@link io.romanesco.inference.task.detection.Suppression} pick objects out of them. Boxes are in
 * pixels of the model's input until they are mapped to the picture.
 *
 * <p>The same limits as for {@link io.romanesco.inference.task} hold. Instance segmentation builds
 * on this package.
 */
package io.romanesco.inference.task.detection;
