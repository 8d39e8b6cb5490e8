/**
 * Annotations as files for other tools: of one image.
 *
 * <p>The formats are in {@code exports.format} and pure. May use {@code results}, {@code models},
 * {@code images} and {@code platform}; must not change a row.
 */
package io.romanesco.api.exports;
