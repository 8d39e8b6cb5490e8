/**
 * The Open Inference Protocol v2 over HTTP, at {@code /v2}: JSON, and tensors as binary data after
 * the JSON (Triton's extension {@code binary_tensor_data}). Errors are {@code {"error": "..."}}.
 *
 * <p>It may use the protocol's packages {@code protocol} and {@code protocol.tensor}, HTTP and
 * Jackson. It must not use other packages of the service, or gRPC.
 */
package io.romanesco.inference.protocol.rest;
