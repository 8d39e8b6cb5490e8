package io.romanesco.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.romanesco.api.format.ImageFormat;
import io.romanesco.api.format.Structure.Counts;
import io.romanesco.api.format.Structure.Sound;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.upload.UploadConfig.ContentLimits;
import io.romanesco.api.upload.Verdict.Accepted;
import io.romanesco.api.upload.Verdict.Reason;
import io.romanesco.api.upload.Verdict.Refused;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UploadPolicyTest {

    private record Limits(
            long maxPixels,
            int maxSide,
            int maxScans,
            int maxCompression,
            int maxChunks,
            MemorySize maxMetadataBytes,
            int maxFrames)
            implements ContentLimits {

        Limits(
                long pixels,
                int side,
                int scans,
                int compression,
                int chunks,
                long metadata,
                int frames) {
            this(
                    pixels,
                    side,
                    scans,
                    compression,
                    chunks,
                    new MemorySize(BigInteger.valueOf(metadata)),
                    frames);
        }
    }

    private final UploadPolicy policy =
            new UploadPolicy(10_000, new Limits(20_000, 201, 10, 200, 2, 100L, 3));

    @Test
    void aPictureWithinTheLimitsIsAccepted() {
        assertThat(policy.judge(Pictures.jpeg(100, 50)))
                .isEqualTo(new Accepted(ImageFormat.JPEG, 100, 50));
    }

    @Test
    void theLimitsThemselvesAreAccepted() {
        assertThat(policy.judge(Pictures.jpegOfBytes(10_000))).isInstanceOf(Accepted.class);
        assertThat(policy.judge(Pictures.jpeg(200, 100))).isInstanceOf(Accepted.class);
    }

    @Test
    void everyKindOfRefusalHasItsReason() {
        assertThat(reason(new byte[0])).isEqualTo(Reason.EMPTY_IMAGE);
        assertThat(reason(Pictures.jpegOfBytes(10_001))).isEqualTo(Reason.IMAGE_TOO_LARGE);
        assertThat(reason("text".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Reason.UNSUPPORTED_TYPE);
        assertThat(reason(Pictures.cut(Pictures.jpeg(), 300))).isEqualTo(Reason.IMAGE_TRUNCATED);
        assertThat(reason(new byte[] {-1, -40, -1, 0, 0, 0, 0})).isEqualTo(Reason.IMAGE_CORRUPT);
        assertThat(reason(Pictures.jpeg(201, 100))).isEqualTo(Reason.IMAGE_TOO_MANY_PIXELS);
    }

    @Test
    void aRefusalForTheTypeNamesWhatIsAcceptedAndWhatCame() {
        Refused refused = (Refused) policy.judge("%PDF-1.7".getBytes(StandardCharsets.UTF_8));

        assertThat(refused.explanation())
                .isEqualTo("accepted are JPEG, PNG, WebP, GIF and BMP, and this is a PDF document");
    }

    @Test
    void whatALimitSaysIsAcceptedAndOneMoreIsNot() {
        assertThat(limit(1, 1, 0, 0)).isEmpty();
        assertThat(limit(3, 10, 2, 100)).isEmpty();
        assertThat(limit(4, 1, 0, 0)).contains(Reason.IMAGE_TOO_MANY_FRAMES);
        assertThat(limit(1, 11, 0, 0)).contains(Reason.IMAGE_TOO_MANY_SCANS);
        assertThat(limit(1, 1, 3, 0)).contains(Reason.IMAGE_TOO_MANY_CHUNKS);
        assertThat(limit(1, 1, 1, 101)).contains(Reason.IMAGE_TOO_MUCH_METADATA);
        assertThat(broken(new Sound(201, 50))).isEmpty();
        assertThat(broken(new Sound(50, 202))).contains(Reason.IMAGE_SIDE_TOO_LONG);
    }

    @Test
    void aPngMayInflateToTheLargestFileAndBeyondThatByItsRatio() {
        assertThat(inflating(10_000, 1)).isEmpty();
        assertThat(inflating(10_001, 51)).isEmpty();
        assertThat(inflating(10_001, 50)).contains(Reason.IMAGE_TOO_COMPRESSED);
    }

    private Optional<Reason> limit(int frames, int scans, int chunks, long metadata) {
        return broken(new Sound(9, 9, new Counts(frames, scans, chunks, metadata, 0, 0)));
    }

    private Optional<Reason> inflating(long inflated, long packed) {
        return broken(new Sound(9, 9, new Counts(1, 1, 0, 0, inflated, packed)));
    }

    private Optional<Reason> broken(Sound image) {
        return new LimitCheck(policy.maxBytes(), policy.limits())
                .broken(image)
                .map(Refused::reason);
    }

    private Reason reason(byte[] content) {
        return ((Refused) policy.judge(content)).reason();
    }
}
