package io.romanesco.inference.model.repository;

import io.romanesco.contract.ModelName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A version of a model as its repository lists it. Its methods read files and may block. */
public interface StoredVersion {

    /** Name and version, from the folders' names. */
    ModelName name();

    /** The root that it is in, for messages. */
    String root();

    /** Its files by path inside the version's folder, with {@code /} between folders. */
    Map<String, FileStamp> files();

    /** The folder on this machine that holds what was fetched. */
    Path folder();

    /** The folder on this machine that holds all models of its root. Its files are inside. */
    Path place();

    /**
     * Brings the small files (model.yaml, card, tables, golden pictures) onto this machine.
     *
     * @throws IOException when the repository cannot be read
     */
    void fetchDescription() throws IOException;

    /**
     * Brings all files onto this machine.
     *
     * @throws IOException when the repository cannot be read
     */
    void fetch() throws IOException;
}
