/**
 * Annotations as files for other tools: of one image, or of all images of a filter as a stream that
 * needs the memory of one page of images.
 *
 * <p>The formats are in {@code exports.format} and pure. May use {@code results}, {@code models},
 * {@code search} to find images, {@code archive} to read originals, {@code images} and {@code
 * platform}; must not change a row.
 */
package io.romanesco.api.exports;
