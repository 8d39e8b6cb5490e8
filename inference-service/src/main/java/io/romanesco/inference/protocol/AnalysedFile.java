package io.romanesco.inference.protocol;

import io.romanesco.contract.ImageResult;
import io.romanesco.inference.model.runtime.RawTensor;
import java.util.Map;

/**
 * What a model says of an encoded image.
 *
 * @param outputs the graph's outputs that were asked for, by name
 */
record AnalysedFile(Map<String, RawTensor> outputs, ImageResult result) {}
