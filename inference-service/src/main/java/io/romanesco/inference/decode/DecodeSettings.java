package io.romanesco.inference.decode;

import io.romanesco.contract.image.ImageLimits;
import io.romanesco.inference.decode.jpeg.JpegLibrary;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the decoder.
 *
 * @param limits what is accepted at all
 * @param cpuTime CPU time for one picture
 * @param maxMemory most memory in bytes for one picture
 * @param scaleAbove JPEGs with more pixels may be scaled while they are decoded
 * @param jpeg the JPEG decoder
 * @param jpegPath path of libjpeg-turbo; empty: the usual places
 */
public record DecodeSettings(
        ImageLimits limits,
        Duration cpuTime,
        long maxMemory,
        long scaleAbove,
        JpegLibrary jpeg,
        Optional<String> jpegPath) {

    /** The defaults of the service. */
    public static final DecodeSettings DEFAULT =
            new DecodeSettings(
                    ImageLimits.DEFAULT,
                    Duration.ofSeconds(10),
                    512L << 20,
                    1_000_000,
                    JpegLibrary.AUTO,
                    Optional.empty());

    /** The same with other limits. */
    public DecodeSettings with(ImageLimits other) {
        return new DecodeSettings(other, cpuTime, maxMemory, scaleAbove, jpeg, jpegPath);
    }

    /** The same with another library. */
    public DecodeSettings with(JpegLibrary other) {
        return new DecodeSettings(limits, cpuTime, maxMemory, scaleAbove, other, jpegPath);
    }

    /** The same with another time. */
    public DecodeSettings with(Duration other) {
        return new DecodeSettings(limits, other, maxMemory, scaleAbove, jpeg, jpegPath);
    }
}
