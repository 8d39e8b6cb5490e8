package io.romanesco.inference.decode;

import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.ImageType;
import java.time.Duration;
import java.util.Optional;

/**
 * The result of decoding a file: a picture, or the reason why there is none. Data errors are
 * values, not exceptions.
 */
public sealed interface DecodeResult {

    /**
     * A decoded picture.
     *
     * @param header what the file says of itself
     * @param pixels the picture with its orientation applied
     * @param left CPU time that remained of the limit
     */
    record Decoded(ImageHeader header, Pixels pixels, Duration left) implements DecodeResult {}

    /**
     * No picture.
     *
     * @param code the reason for machines
     * @param detail the reason for people, in one sentence
     * @param type kind of file, where it is one that is decoded
     * @param header what the file said of itself, where it could be read
     */
    record Rejected(
            RejectionCode code,
            String detail,
            Optional<ImageType> type,
            Optional<ImageHeader> header)
            implements DecodeResult, DecodePlan {

        static Rejected of(RejectionCode code, String detail, ImageHeader header) {
            return new Rejected(code, detail, Optional.of(header.type()), Optional.of(header));
        }
    }
}
