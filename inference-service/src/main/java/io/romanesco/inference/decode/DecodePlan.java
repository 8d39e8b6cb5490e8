package io.romanesco.inference.decode;

import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.Structure;
import io.romanesco.inference.decode.jpeg.JpegScale;
import java.time.Duration;

/** The verdict on a file before a pixel is decoded: it is accepted or rejected. */
public sealed interface DecodePlan permits DecodePlan.Accepted, DecodeResult.Rejected {

    /**
     * A file that may be decoded.
     *
     * @param bytes the file
     * @param header what it says of itself
     * @param structure what else was found on the way
     * @param eighths of its size at which it will be decoded, 1 to 8
     * @param peakBytes most memory that this takes, in the heap and outside it
     * @param cpuTime most processor time that it may take
     */
    record Accepted(
            byte[] bytes,
            ImageHeader header,
            Structure structure,
            int eighths,
            long peakBytes,
            Duration cpuTime)
            implements DecodePlan {

        /** Pixels of the decoded picture. */
        public long pixels() {
            long width = Math.ceilDiv((long) header.width() * eighths, JpegScale.FULL);
            long height = Math.ceilDiv((long) header.height() * eighths, JpegScale.FULL);
            return width * height;
        }

        /** Whether it is decoded smaller than it is. */
        public boolean isScaled() {
            return eighths < JpegScale.FULL;
        }
    }
}
