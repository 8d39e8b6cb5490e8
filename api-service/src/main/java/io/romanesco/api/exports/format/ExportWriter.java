package io.romanesco.api.exports.format;

/**
 * Writes one export. For each pass it gets {@link #begin}, then all images in the same order, then
 * {@link #end}. An instance serves one export and is not thread-safe.
 */
public interface ExportWriter {

    /** How often it must see all images. */
    default int passes() {
        return 1;
    }

    /** Which masks its images need in a pass. */
    default MaskUse masks(int pass) {
        return MaskUse.ALL;
    }

    /**
     * Begins a pass.
     *
     * @param pass from 0
     */
    void begin(int pass, ExportFiles out);

    /** Writes what this pass says of an image. */
    void image(int pass, ExportImage image, ExportFiles out);

    /** Ends a pass. */
    void end(int pass, ExportFiles out);
}
