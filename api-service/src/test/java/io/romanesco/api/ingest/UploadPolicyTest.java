package io.romanesco.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.api.format.ImageFormat;
import io.romanesco.api.ingest.Verdict.Accepted;
import io.romanesco.api.ingest.Verdict.Reason;
import io.romanesco.api.ingest.Verdict.Refused;
import io.romanesco.api.support.Pictures;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UploadPolicyTest {

    private final UploadPolicy policy = new UploadPolicy(10_000, 20_000);

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

        assertThat(refused.explanation()).isEqualTo("accepted are JPEG and PNG, and this is PDF");
    }

    private Reason reason(byte[] content) {
        return ((Refused) policy.judge(content)).reason();
    }
}
