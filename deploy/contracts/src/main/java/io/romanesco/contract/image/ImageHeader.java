package io.romanesco.contract.image;

/**
 * What is known of a picture before its pixels are decoded.
 *
 * @param type format, by content
 * @param storedWidth pixels in a stored row
 * @param storedHeight stored rows
 * @param orientation EXIF orientation, 1 to 8; 1 where there is none
 */
public record ImageHeader(ImageType type, int storedWidth, int storedHeight, int orientation) {

    /** Width with the orientation applied. */
    public int width() {
        return isTransposed() ? storedHeight : storedWidth;
    }

    /** Height with the orientation applied. */
    public int height() {
        return isTransposed() ? storedWidth : storedHeight;
    }

    /** Whether stored rows are seen as columns. */
    public boolean isTransposed() {
        return orientation >= 5;
    }
}
