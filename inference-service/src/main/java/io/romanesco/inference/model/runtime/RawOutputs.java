package io.romanesco.inference.model.runtime;

/**
 * What a model said of one picture, as numbers.
 *
 * @param probabilities one a label, 0..1
 * @param activation maps of all labels, one after another, row by row; empty where the model has
 *     none
 * @param confidence the certainty score where it is an output of its own, else NaN
 */
public record RawOutputs(float[] probabilities, float[] activation, float confidence) {}
