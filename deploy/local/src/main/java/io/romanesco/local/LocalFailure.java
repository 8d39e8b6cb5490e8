package io.romanesco.local;

/** A failure that a person can mend; its message says what happened and what to do about it. */
public class LocalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LocalFailure(String message) {
        super(message);
    }

    public LocalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
