package io.romanesco.inference.model.repository;

import java.io.IOException;
import java.util.List;

/** A place with models: {@code <name>/<version>/model.yaml} and the files that it names. */
public interface RepositoryRoot {

    /** As it is configured, for messages. */
    String location();

    /**
     * Lists the versions, without reading their files. Blocks.
     *
     * @throws IOException when the repository cannot be read
     */
    List<StoredVersion> list() throws IOException;
}
