package io.romanesco.e2e.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart/form-data body. It is written by hand, so that tests can send malformed ones. */
public final class Form {

    private static final String BOUNDARY = "romanesco-e2e-7MA4YWxkTrZu0gW";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** A part in the field {@code file}, as the API expects it. */
    public static Form file(String fileName, String contentType, byte[] content) {
        return new Form().part("file", fileName, contentType, content);
    }

    /** One more part in the field {@code file}. */
    public Form and(String fileName, String contentType, byte[] content) {
        return part("file", fileName, contentType, content);
    }

    /** A part in any field. */
    public Form part(String field, String fileName, String contentType, byte[] content) {
        write(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                        .formatted(BOUNDARY, field, fileName, contentType));
        body.writeBytes(content);
        write("\r\n");
        return this;
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
