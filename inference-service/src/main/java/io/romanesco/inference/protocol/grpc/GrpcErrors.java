package io.romanesco.inference.protocol.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.ProtocolException.Reason;
import org.jboss.logging.Logger;

/** Gives errors their gRPC status. */
final class GrpcErrors {

    private static final Logger LOG = Logger.getLogger(GrpcErrors.class);

    private GrpcErrors() {}

    static StatusRuntimeException of(Throwable failure) {
        if (failure instanceof ProtocolException error) {
            return status(error.reason()).withDescription(error.getMessage()).asRuntimeException();
        }
        LOG.error("protocol.failed", failure);
        return Status.INTERNAL.withDescription("the request failed").asRuntimeException();
    }

    static Status status(Reason reason) {
        return switch (reason) {
            case INVALID -> Status.INVALID_ARGUMENT;
            case NOT_ALLOWED -> Status.PERMISSION_DENIED;
            case NOT_FOUND -> Status.NOT_FOUND;
            case TOO_LARGE -> Status.RESOURCE_EXHAUSTED;
            case INTERNAL -> Status.INTERNAL;
            case UNAVAILABLE -> Status.UNAVAILABLE;
        };
    }
}
