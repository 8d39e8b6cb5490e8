package io.romanesco.inference.protocol.tensor;

/** A request that is not answered. The message is one line for the client. */
public final class ProtocolException extends RuntimeException {

    private final Reason reason;

    /** Why; each way in has a status for it. */
    public enum Reason {
        /** The request is malformed, or does not fit the model. */
        INVALID,
        /** The model or version is unknown. */
        NOT_FOUND,
        /** The request is larger than allowed. */
        TOO_LARGE,
        /** This service is set not to do it. */
        NOT_ALLOWED,
        /** Too much is waiting already, or the model is not ready: try again later. */
        UNAVAILABLE,
        /** The model failed. */
        INTERNAL
    }

    public ProtocolException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** A request that is malformed or does not fit the model. */
    public static ProtocolException invalid(String message) {
        return new ProtocolException(Reason.INVALID, message);
    }

    /** A request that would be one too many. */
    public static ProtocolException overload() {
        return new ProtocolException(
                Reason.UNAVAILABLE, "too many requests are waiting; try again later");
    }

    public Reason reason() {
        return reason;
    }
}
