package io.romanesco.inference.model.repository;

import java.io.IOException;
import java.util.List;
import java.util.Set;

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

    /**
     * Folders that the last listing skipped although they have a model.yaml, because their names
     * are no names of models and versions: {@code <name>/<version>}. Hidden folders are not among
     * them.
     */
    Set<String> misnamed();
}
