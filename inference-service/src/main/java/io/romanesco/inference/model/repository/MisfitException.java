package io.romanesco.inference.model.repository;

/** A file that does not have the digest of model.yaml: damaged, replaced, or half copied. */
public final class MisfitException extends ModelLoadException {

    private static final long serialVersionUID = 1L;

    public MisfitException(String message) {
        super(message);
    }
}
