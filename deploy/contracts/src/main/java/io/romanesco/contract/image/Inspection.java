package io.romanesco.contract.image;

import java.util.Optional;

/** What an {@link ImageInspector} says of a file. */
public sealed interface Inspection {

    /** The file is whole as far as can be seen without decoding, and within the limits. */
    record Accepted(ImageHeader header, Structure structure) implements Inspection {}

    /**
     * The file is refused.
     *
     * @param type empty where the content is no accepted format
     * @param header empty where the file is refused before its size is known
     */
    record Refused(Flaw flaw, Optional<ImageType> type, Optional<ImageHeader> header)
            implements Inspection {}
}
