/**
 * Scales pictures to the input size of a model, bit for bit as Pillow does. Pure: it may use {@code
 * decode.Pixels} and nothing else.
 */
package io.romanesco.inference.resample;
