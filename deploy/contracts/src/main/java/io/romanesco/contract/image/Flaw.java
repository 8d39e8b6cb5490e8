package io.romanesco.contract.image;

import io.romanesco.contract.RejectionCode;

/**
 * Why a file is refused.
 *
 * @param code for programs
 * @param detail one sentence for people
 */
public record Flaw(RejectionCode code, String detail) {

    /** {@code what} continues "it": "ends before its first scan". */
    static Flaw truncated(String what) {
        return new Flaw(RejectionCode.IMAGE_TRUNCATED, "The file is cut: it " + what + ".");
    }

    /** {@code what} continues "it": "has no scan". */
    static Flaw corrupt(String what) {
        return new Flaw(RejectionCode.IMAGE_CORRUPT, "The file is damaged: it " + what + ".");
    }

    /** {@code noun} is what the content is: "a PDF document". */
    static Flaw unsupported(String noun) {
        return new Flaw(
                RejectionCode.UNSUPPORTED_TYPE,
                "This is %s; %s are accepted.".formatted(noun, ImageType.accepted()));
    }
}
