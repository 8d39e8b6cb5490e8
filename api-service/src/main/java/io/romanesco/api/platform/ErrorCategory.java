package io.romanesco.api.platform;

/** What kind of error it is. The HTTP API gives each kind one status. */
public enum ErrorCategory {
    /** The request is wrong, and stays wrong. */
    INVALID_REQUEST,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    /** The request did not arrive in time. */
    TIMEOUT,
    /** Not possible in the present state; it may be later. */
    CONFLICT,
    TOO_LARGE,
    UNSUPPORTED_TYPE,
    /** The type is supported, the content is not acceptable. */
    UNPROCESSABLE_CONTENT,
    /** A fault of this service. */
    INTERNAL,
    /** This service or something it needs is overloaded or down. */
    UNAVAILABLE
}
