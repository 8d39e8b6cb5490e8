package io.romanesco.inference.task;

/**
 * A model's output makes no sense for an image, for example NaN. The model is at fault, not the
 * service; the image is rejected. The message is one line and names the output.
 */
public class InvalidOutputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidOutputException(String message) {
        super(message);
    }
}
