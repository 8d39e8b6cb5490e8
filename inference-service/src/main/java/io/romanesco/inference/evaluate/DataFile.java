package io.romanesco.inference.evaluate;

import java.io.IOException;

/** A file of a data set, not read yet. */
interface DataFile {

    /** Where it is in the data set, with slashes. */
    String path();

    /** Its bytes. */
    byte[] read() throws IOException;
}
