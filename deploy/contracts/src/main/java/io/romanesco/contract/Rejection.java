package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * Why an image has no classification.
 *
 * @param code stable, for programs; a {@link RejectionCode}, or one that a newer sender has added
 * @param detail a sentence for people
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rejection(String code, String detail) {

    public Rejection {
        Objects.requireNonNull(code, "code");
    }

    public static Rejection of(RejectionCode code, String detail) {
        return new Rejection(code.code(), detail);
    }
}
