/**
 * The dominant colour of a picture in two palettes. Pure: no framework, no stream, no model.
 *
 * <p>Tried, with 24 colours on one core of an EPYC (Zen 5) under Java 25, milliseconds of CPU for a
 * photograph of 224 × 224 and for one of 12 megapixels: all distances in doubles over planes of
 * ints 1.0 and 150 to 230; planes and sums of floats 1.5 and 370 (that loop was not vectorised);
 * bounds over runs of 16, 32, 64 and 128 pixels, then doubles for the colours that are left 0.30,
 * 0.28, 0.32, 0.35 and 53, 27, 22, 27. The last is what is here, with runs of 32: the quickest, as
 * exact as the definition, and without the incubating Vector API, whose flag every start of the
 * service would have to name. As built: 0.21 for photographs, 0.75 for noise, where few colours
 * drop out.
 */
package io.romanesco.inference.color;
