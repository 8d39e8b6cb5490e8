package io.romanesco.images;

/** A failure that the user can fix; the message says how. */
final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UserError(String message) {
        super(message);
    }
}
