package io.romanesco.api.platform;

/** Where the page's pictures come from: the object store. */
public interface PictureOrigin {

    /** Scheme, host and port of every link to an original. */
    String origin();
}
