package io.romanesco.inference.decode;

/** The kinds of picture that are decoded. */
public enum ImageType {
    JPEG("image/jpeg"),
    PNG("image/png");

    private final String mediaType;

    ImageType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type, as in a content-type header. */
    public String mediaType() {
        return mediaType;
    }
}
