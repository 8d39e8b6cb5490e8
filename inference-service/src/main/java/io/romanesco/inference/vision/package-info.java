/**
 * From pixels to predictions: the model's description, resize and tensor, session, and what its
 * outputs mean. The only package that knows ONNX Runtime; encoder and decoder are pure.
 */
package io.romanesco.inference.vision;
