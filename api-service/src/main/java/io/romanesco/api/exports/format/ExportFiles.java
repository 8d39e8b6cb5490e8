package io.romanesco.api.exports.format;

/** Where an export goes: files that are written one after another. */
public interface ExportFiles {

    /**
     * Begins the next file.
     *
     * @param path relative, with slashes
     */
    void open(String path);

    /** Appends to the file that was begun last, in UTF-8. */
    void write(String text);
}
