package io.romanesco.inference.decode;

/** Why a file is not classified. The codes are part of the contracts. */
public enum RejectionCode {
    EMPTY_IMAGE("empty-image"),
    UNSUPPORTED_TYPE("unsupported-type"),
    IMAGE_TRUNCATED("image-truncated"),
    IMAGE_CORRUPT("image-corrupt"),
    IMAGE_TOO_LARGE("image-too-large"),
    IMAGE_TOO_MANY_PIXELS("image-too-many-pixels");

    private final String code;

    RejectionCode(String code) {
        this.code = code;
    }

    /** The code as it stands in results and problems. */
    public String code() {
        return code;
    }
}
