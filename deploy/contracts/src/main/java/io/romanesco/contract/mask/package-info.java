/**
 * Masks of objects as run lengths, in the format of the COCO data set: reading, writing, area, box,
 * IoU, scaling and outlines. A mask is never unpacked into a bitmap, so time and memory depend on
 * the number of runs.
 *
 * <p>It may use the JDK and {@code contract}'s records. It must not use a framework, a JSON library
 * or java.awt. Entry points: {@link io.romanesco.contract.mask.CocoRle} and {@link
 * io.romanesco.contract.mask.Polygons}.
 */
package io.romanesco.contract.mask;
