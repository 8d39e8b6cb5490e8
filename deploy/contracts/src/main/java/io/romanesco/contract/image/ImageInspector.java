package io.romanesco.contract.image;

import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.image.Inspection.Accepted;
import io.romanesco.contract.image.Inspection.Refused;
import java.util.Optional;

/** Judges a file by its content: size in bytes, format, structure and limits. Thread-safe. */
public record ImageInspector(ImageLimits limits) {

    /** Inspects the file. Names and declared types do not count. */
    public Inspection inspect(byte[] file) {
        if (file.length == 0) {
            return refused(new Flaw(RejectionCode.EMPTY_IMAGE, "The file is empty."));
        }
        if (file.length > limits.maxBytes()) {
            return tooLarge();
        }
        Optional<ImageType> type = ImageType.of(file);
        return type.isPresent()
                ? inspect(file, type)
                : refused(Flaw.unsupported(ForeignContent.describe(file)));
    }

    /** The verdict on any file over the limit, which need not be read for it. */
    public Refused tooLarge() {
        return refused(
                new Flaw(
                        RejectionCode.IMAGE_TOO_LARGE,
                        "The file has more than the %d bytes that are allowed."
                                .formatted(limits.maxBytes())));
    }

    /** A size over the limits counts more than a flaw: a repaired file would be refused too. */
    private Inspection inspect(byte[] file, Optional<ImageType> type) {
        Structure structure = type.get().structureOf(file);
        if (!structure.knowsSize()) {
            Flaw flaw = structure.flaw().orElse(Flaw.corrupt("has no size"));
            boolean foreign = flaw.code() == RejectionCode.UNSUPPORTED_TYPE;
            return new Refused(flaw, foreign ? Optional.empty() : type, Optional.empty());
        }
        ImageHeader header =
                new ImageHeader(
                        type.get(),
                        structure.width(),
                        structure.height(),
                        ExifOrientation.of(file, structure));
        Optional<Flaw> flaw = limits.exceededBy(structure).or(structure::flaw);
        return flaw.isPresent()
                ? new Refused(flaw.get(), type, Optional.of(header))
                : new Accepted(header, structure);
    }

    private static Refused refused(Flaw flaw) {
        return new Refused(flaw, Optional.empty(), Optional.empty());
    }
}
