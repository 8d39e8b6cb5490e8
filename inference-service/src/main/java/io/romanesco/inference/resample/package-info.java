/**
 * Makes a model's input of a picture: places it in the input, resizes it as Pillow or OpenCV do,
 * and writes the numbers in the model's layout. {@link
 * io.romanesco.inference.resample.PictureGeometry} says where the picture lies, so that boxes and
 * masks can be mapped back. Pure: it may use {@code decode.Pixels} and {@code decode.MinimumSize}
 * and nothing else.
 */
package io.romanesco.inference.resample;
