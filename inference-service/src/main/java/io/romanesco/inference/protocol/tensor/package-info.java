/**
 * Tensors, requests and answers of the Open Inference Protocol v2, as values. Elements are bytes in
 * the protocol's binary form: row by row, little-endian, a text or file with its length before it.
 *
 * <p>Pure code: it knows neither HTTP nor gRPC, and may use nothing else of the service.
 */
package io.romanesco.inference.protocol.tensor;
