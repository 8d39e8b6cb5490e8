package io.romanesco.inference.decode;

import io.romanesco.inference.decode.structure.ImageType;

/**
 * What is known of a picture before its pixels are decoded.
 *
 * @param type kind of file, by content
 * @param storedWidth pixels in a stored row
 * @param storedHeight stored rows
 * @param orientation EXIF orientation, 1 to 8; 1 where there is none
 */
public record ImageHeader(ImageType type, int storedWidth, int storedHeight, int orientation) {

    /** Width as seen: with the orientation applied. */
    public int width() {
        return isTurned() ? storedHeight : storedWidth;
    }

    /** Height as seen: with the orientation applied. */
    public int height() {
        return isTurned() ? storedWidth : storedHeight;
    }

    /** Whether rows are stored as columns. */
    boolean isTurned() {
        return orientation >= 5;
    }
}
