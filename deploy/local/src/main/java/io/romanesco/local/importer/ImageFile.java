package io.romanesco.local.importer;

import java.io.IOException;

/**
 * A file that may be imported.
 *
 * @param path inside the imported folder, with slashes
 */
record ImageFile(String path, Content content) {

    /** Reads the file's bytes. */
    interface Content {
        byte[] read() throws IOException;
    }

    /** The name of the folder that the file lies in; empty at the top. */
    String folder() {
        String[] names = path.split("/");
        return names.length < 2 ? "" : names[names.length - 2];
    }
}
