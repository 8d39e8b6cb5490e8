package io.romanesco.inference.model.repository;

import java.util.Optional;

/** What the files of a version say about it. */
public sealed interface Inspection {

    /** It can be loaded. */
    record Complete(ModelManifest manifest, Attachments attachments, Optional<GoldenSet> golden)
            implements Inspection {}

    /**
     * Files are missing or do not fit their digests, as while they are copied.
     *
     * @param reason one line
     */
    record Incomplete(String reason) implements Inspection {}

    /**
     * It cannot be used as it is.
     *
     * @param reason one line
     */
    record Unusable(String reason) implements Inspection {}
}
