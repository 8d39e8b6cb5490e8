package io.romanesco.contract.image;

import io.romanesco.contract.image.Structure.Counts;
import io.romanesco.contract.image.Structure.Embedded;
import io.romanesco.contract.image.Structure.Frame;
import io.romanesco.contract.image.Structure.Samples;
import io.romanesco.contract.image.Structure.Slice;
import java.util.List;
import java.util.Optional;

/** Collects what a walk over one file finds. For one use. */
abstract class StructureParser {

    final Bytes file;
    int width;
    int height;
    int frames = 1;
    int scans = 1;
    int chunks;
    long metadataBytes;
    long inflatedBytes;
    long packedBytes;
    Samples samples = new Samples(0, 8, 0, JpegColor.RGB);
    Slice exif;
    List<Slice> profile = List.of();
    Frame firstFrame;

    StructureParser(Bytes file) {
        this.file = file;
    }

    /** Ends a walk. It never leaves this package, and has no stack trace to fill. */
    static final class FlawException extends Exception {

        private final transient Flaw flaw;

        FlawException(Flaw flaw) {
            super(flaw.detail(), null, false, false);
            this.flaw = flaw;
        }
    }

    /** Walks over the file; what was found up to a flaw stays in the fields. */
    abstract void walk() throws FlawException;

    final Structure parse() {
        Flaw flaw = null;
        try {
            walk();
        } catch (FlawException found) {
            flaw = found.flaw;
        }
        return new Structure(
                width,
                height,
                new Counts(frames, scans, chunks, metadataBytes, inflatedBytes, packedBytes),
                samples,
                new Embedded(Optional.ofNullable(exif), profile, Optional.ofNullable(firstFrame)),
                Optional.ofNullable(flaw));
    }

    static FlawException truncated(String what) {
        return new FlawException(Flaw.truncated(what));
    }

    static FlawException corrupt(String what) {
        return new FlawException(Flaw.corrupt(what));
    }

    static FlawException unsupported(String noun) {
        return new FlawException(Flaw.unsupported(noun));
    }
}
