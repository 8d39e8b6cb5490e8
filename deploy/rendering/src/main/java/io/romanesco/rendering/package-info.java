/**
 * Draws what a model found on the picture, as a JPEG: boxes, masks, semantic maps and labels. It
 * draws on the picture's bytes itself, without Java2D and without fonts, so a picture is the same
 * on every machine and in a native executable. Only the JPEG is written by ImageIO.
 *
 * <p>It may use the JDK and the contracts. It must not use a framework, {@code java.awt.Font} or
 * {@code java.awt.Graphics}. Entry point: {@link io.romanesco.rendering.Rendering}.
 */
package io.romanesco.rendering;
