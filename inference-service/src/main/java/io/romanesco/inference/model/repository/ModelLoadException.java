package io.romanesco.inference.model.repository;

/** A model that cannot be used. The message says in one line which and why, fit for a log. */
public class ModelLoadException extends Exception {

    private static final long serialVersionUID = 1L;

    public ModelLoadException(String message) {
        super(message);
    }

    public ModelLoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
