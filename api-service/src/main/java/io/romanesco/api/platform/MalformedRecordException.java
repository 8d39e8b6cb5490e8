package io.romanesco.api.platform;

/**
 * A record that breaks its contract. It goes to the dead-letter topic; trying again would not help.
 */
public class MalformedRecordException extends RuntimeException {

    /** The message becomes the dead letter's reason: it must not quote the payload. */
    public MalformedRecordException(String message) {
        super(message);
    }
}
