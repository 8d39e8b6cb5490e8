package io.romanesco.inference.decode;

import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.FileStructure.Integrity;
import io.romanesco.inference.decode.Inspection.Accepted;
import java.io.IOException;
import java.util.Optional;

/**
 * Judges a file by its content, then decodes it. Everything that can be known without decoding is
 * looked at first: kind, size in bytes, size in pixels, whether the end is there. Safe for use by
 * many threads.
 */
public final class ImageDecoder {

    /** What decodes, for those who want to know. */
    public static final String NAME = "imageio";

    private final DecodeLimits limits;

    public ImageDecoder(DecodeLimits limits) {
        this.limits = limits;
    }

    /** The picture in these bytes, or why there is none. */
    public DecodeResult decode(byte[] bytes) {
        return switch (inspect(bytes)) {
            case Rejected rejected -> rejected;
            case Accepted accepted -> decode(accepted);
        };
    }

    /** Judges the file without decoding it. */
    public Inspection inspect(byte[] bytes) {
        if (bytes.length == 0) {
            return Rejected.of(RejectionCode.EMPTY_IMAGE, "The file is empty.");
        }
        if (bytes.length > limits.maxBytes()) {
            return Rejected.of(
                    RejectionCode.IMAGE_TOO_LARGE,
                    "The file has %d bytes; %d are allowed."
                            .formatted(bytes.length, limits.maxBytes()));
        }
        Optional<ImageType> type = ContentSniffer.type(bytes);
        if (type.isEmpty()) {
            return Rejected.of(
                    RejectionCode.UNSUPPORTED_TYPE,
                    "This is %s; JPEG and PNG are accepted."
                            .formatted(ContentSniffer.describe(bytes)));
        }
        return inspect(bytes, type.get());
    }

    private Inspection inspect(byte[] bytes, ImageType type) {
        FileStructure structure =
                switch (type) {
                    case JPEG -> JpegStructure.of(bytes);
                    case PNG -> PngStructure.of(bytes);
                };
        if (!structure.knowsSize()) {
            return structure.integrity() == Integrity.TRUNCATED
                    ? Rejected.of(
                            RejectionCode.IMAGE_TRUNCATED, "The file ends in its header.", type)
                    : Rejected.of(
                            RejectionCode.IMAGE_CORRUPT, "The file's header is damaged.", type);
        }
        ImageHeader header =
                new ImageHeader(
                        type, structure.width(), structure.height(), ExifOrientation.of(bytes));
        if (structure.pixels() > limits.maxPixels()) {
            return Rejected.of(
                    RejectionCode.IMAGE_TOO_MANY_PIXELS,
                    "The picture has %d x %d pixels; %d are allowed."
                            .formatted(header.width(), header.height(), limits.maxPixels()),
                    header);
        }
        return switch (structure.integrity()) {
            case TRUNCATED -> truncated(header);
            case CORRUPT -> corrupt(header);
            case COMPLETE -> new Accepted(bytes, header, structure);
        };
    }

    /** Decodes what was accepted; its data may still turn out to be damaged. */
    public DecodeResult decode(Accepted accepted) {
        ImageHeader header = accepted.header();
        try {
            ImageIoReader.Read read =
                    ImageIoReader.read(accepted.bytes(), header.type(), accepted.structure());
            if (read.damage().isPresent()) {
                return read.damage().get().startsWith("Premature end of JPEG file")
                        ? truncated(header)
                        : corrupt(header);
            }
            return new Decoded(header, Orientation.apply(read.pixels(), header.orientation()));
        } catch (IOException | RuntimeException damaged) {
            // The codecs of the JDK throw whatever comes (NegativeArraySize, ClassCast ...) on
            // damage.
            return corrupt(header);
        }
    }

    private static Rejected truncated(ImageHeader header) {
        return Rejected.of(
                RejectionCode.IMAGE_TRUNCATED, "The file ends before the picture does.", header);
    }

    private static Rejected corrupt(ImageHeader header) {
        return Rejected.of(
                RejectionCode.IMAGE_CORRUPT,
                "The picture's data is damaged and cannot be decoded.",
                header);
    }
}
