package io.romanesco.inference.decode;

/**
 * What a walk over a file's segments found, without decoding any pixel.
 *
 * @param width stored width; 0 where the walk ended before it was told
 * @param height stored height; 0 where the walk ended before it was told
 * @param channels components a pixel; 0 where unknown
 * @param adobeTransform JPEG's Adobe marker: 0 none, 1 YCbCr, 2 YCCK; -1 without that marker
 * @param scans JPEG scans seen
 * @param integrity whether the file has all its parts
 */
record FileStructure(
        int width, int height, int channels, int adobeTransform, int scans, Integrity integrity) {

    /** Whether all parts are there. */
    enum Integrity {
        COMPLETE,
        TRUNCATED,
        CORRUPT
    }

    boolean knowsSize() {
        return width > 0 && height > 0;
    }

    long pixels() {
        return (long) width * height;
    }
}
