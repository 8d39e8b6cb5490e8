/**
 * The Open Inference Protocol v2 over gRPC, on a port of its own. The package {@code wire} is
 * generated from {@code src/main/proto}. Errors are gRPC statuses.
 *
 * <p>It may use the protocol's packages {@code protocol} and {@code protocol.tensor}, and gRPC. It
 * must not use other packages of the service, or HTTP.
 */
package io.romanesco.inference.protocol.grpc;
