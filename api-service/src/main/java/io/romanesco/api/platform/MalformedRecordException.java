package io.romanesco.api.platform;

/** A record breaks its contract. It goes to the dead-letter topic without a retry. */
public class MalformedRecordException extends RuntimeException {

    /** The message becomes the dead letter's reason: it must not quote the payload. */
    public MalformedRecordException(String message) {
        super(message);
    }
}
