package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.RejectionCode;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.hostile.JpegBomb;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MemoryLimitTest {

    @Test
    void imageAboveTheMemoryLimitIsRejected() {
        byte[] file = JpegBomb.of(2_000, 2_000, 8);
        DecodePlan.Accepted accepted =
                (DecodePlan.Accepted)
                        new ImageDecoder(DecodeSettings.DEFAULT).inspect(file, MinimumSize.FULL);

        assertThat(decoder(accepted.peakBytes()).decode(file)).isInstanceOf(Decoded.class);
        Rejected rejected = (Rejected) decoder(accepted.peakBytes() - 1).decode(file);
        assertThat(rejected.code().code()).isEqualTo("image-needs-too-much-memory");
    }

    /** The codec of lossy WebPs keeps many objects: one of 42 megapixels took more than 768 MB. */
    @Test
    void largeLossyWebpIsRejectedWithoutDecoding() {
        assertThat(inspect(lossyWebp(4_000, 3_000))).isInstanceOf(DecodePlan.Accepted.class);
        assertThat(inspect(lossyWebp(7_000, 6_000)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected ->
                                assertThat(rejected.code())
                                        .isEqualTo(RejectionCode.IMAGE_NEEDS_TOO_MUCH_MEMORY));
    }

    private static ImageDecoder decoder(long memory) {
        DecodeSettings settings = DecodeSettings.DEFAULT;
        return new ImageDecoder(
                new DecodeSettings(
                        settings.limits(),
                        settings.cpuTime(),
                        memory,
                        settings.scaleAbove(),
                        settings.jpeg(),
                        settings.jpegPath()));
    }

    private static DecodePlan inspect(byte[] file) {
        return new ImageDecoder(DecodeSettings.DEFAULT).inspect(file, MinimumSize.FULL);
    }

    /** A header, and nothing that could be decoded. */
    private static byte[] lossyWebp(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(22);
        file.put("WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1)).putInt(10);
        file.position(23).put((byte) 0x9d).put((byte) 0x01).put((byte) 0x2a);
        return file.putShort((short) width).putShort((short) height).array();
    }
}
