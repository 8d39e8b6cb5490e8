/**
 * The dominant colour of a picture in two palettes. Pure: it must not know the stream, models or
 * any framework.
 *
 * <p>Computing all distances takes 1 ms of CPU for a photograph of 224 × 224 and 150 to 230 ms for
 * one of 12 megapixels; with bounds over runs of pixels first, 0.2 and 27 ms. That is why the
 * bounds are here.
 */
package io.romanesco.inference.color;
