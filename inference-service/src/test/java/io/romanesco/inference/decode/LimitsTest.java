package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.image.ImageLimits;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.hostile.JpegBomb;
import io.romanesco.inference.hostile.PngBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every limit: what it says is decoded, one more is rejected with its own code. */
class LimitsTest {

    private static final ImageLimits DEFAULT = ImageLimits.DEFAULT;

    @Test
    void fileAboveTheByteLimitIsRejected() {
        byte[] file = Drawings.png(Drawings.quarters(64, 48));
        ImageLimits exact = limits(file.length, DEFAULT.maxPixels(), DEFAULT.maxSide());
        ImageLimits under = limits(file.length - 1, DEFAULT.maxPixels(), DEFAULT.maxSide());

        assertDecoded(file, exact);
        assertRejected(
                file,
                under,
                "image-too-large",
                "The file has more than the %d bytes that are allowed.".formatted(file.length - 1));
    }

    @Test
    void imageAboveThePixelLimitIsRejected() {
        byte[] file = Drawings.jpeg(Drawings.quarters(64, 48));

        assertDecoded(file, limits(1 << 20, 64 * 48, 64));
        assertRejected(
                file,
                limits(1 << 20, 64 * 48 - 1, 64),
                "image-too-many-pixels",
                "The picture has 64 x 48 pixels; 3071 are allowed.");
    }

    @Test
    void imageAboveTheSideLimitIsRejected() {
        byte[] file = Drawings.jpeg(Drawings.quarters(64, 48));

        assertRejected(
                file,
                limits(1 << 20, 1 << 20, 63),
                "image-side-too-long",
                "The picture has 64 x 48 pixels; 63 are allowed on a side.");
    }

    @Test
    void jpegAboveTheScanLimitIsRejected() {
        assertDecoded(JpegBomb.of(64, 64, 64), DEFAULT);
        assertRejected(
                JpegBomb.of(64, 64, 65),
                DEFAULT,
                "image-too-many-scans",
                "The picture has 65 scans; 64 are allowed.");
    }

    @Test
    void gifAboveTheFrameLimitIsRejected() throws IOException {
        byte[] animated = OtherFormatsTest.read("animated.gif");

        assertDecoded(animated, frames(2));
        assertRejected(
                animated,
                frames(1),
                "image-too-many-frames",
                "The file has 2 frames; 1 are allowed.");
    }

    @Test
    void webpAboveTheFrameLimitIsRejected() throws IOException {
        byte[] animated = OtherFormatsTest.read("animated.webp");

        assertDecoded(animated, frames(2));
        assertRejected(
                animated,
                frames(1),
                "image-too-many-frames",
                "The file has 2 frames; 1 are allowed.");
    }

    @Test
    void pngAboveTheChunkLimitIsRejected() {
        assertDecoded(withChunks(DEFAULT.maxChunks(), 1), DEFAULT);
        assertRejected(
                withChunks(DEFAULT.maxChunks() + 1, 1),
                DEFAULT,
                "image-too-many-chunks",
                "The file has 1001 chunks beside its pixels; 1000 are allowed.");
    }

    @Test
    void pngAboveTheMetadataLimitIsRejected() {
        assertDecoded(withChunks(4, 1 << 20), DEFAULT);
        assertRejected(
                withChunks(4, (1 << 20) + 1),
                DEFAULT,
                "image-too-much-metadata",
                "The file has 4194308 bytes beside its pixels; 4194304 are allowed.");
    }

    /** What inflates to no more than a file may have is taken, however plain. */
    @Test
    void pngAboveTheCompressionLimitIsRejected() {
        int rows = 4_095;
        byte[] small = new PngBuilder().header(4_095, rows, 0).zeros(4_096 * rows).end();
        byte[] bomb = new PngBuilder().header(4_095, 4_097, 0).zeros(4_096 * 4_097).end();

        assertDecoded(small, DEFAULT);
        assertThat(reject(bomb, DEFAULT).code()).isEqualTo(RejectionCode.IMAGE_TOO_COMPRESSED);
        assertThat(reject(bomb, DEFAULT).detail()).contains("inflate to 16781312; 200 times");
        assertDecoded(bomb, compression(2_000));
    }

    /** Of a bomb within a chunk that nobody needs, nothing is inflated. */
    @Test
    void compressedMetadataIsNotInflated() {
        byte[] packed = PngBuilder.deflated(new byte[64 << 20]);
        byte[] name = {'x', 0, 0};
        byte[] text =
                ByteBuffer.allocate(name.length + packed.length).put(name).put(packed).array();
        byte[] file =
                new PngBuilder()
                        .header(1, 1, 0)
                        .chunk("iCCP", text)
                        .chunk("zTXt", text)
                        .zeros(2)
                        .end();

        assertDecoded(file, DEFAULT);
    }

    @Test
    void headerOfAHugeImageIsRejectedWithoutDecoding() {
        byte[] png = new PngBuilder().header(16_000, 4_001, 2).zeros(10).end();
        byte[] wide = new PngBuilder().header(16_385, 1, 0).zeros(10).end();
        byte[] webp = hugeWebp();

        assertThat(reject(png, DEFAULT).code()).isEqualTo(RejectionCode.IMAGE_TOO_MANY_PIXELS);
        assertThat(reject(wide, DEFAULT).code()).isEqualTo(RejectionCode.IMAGE_SIDE_TOO_LONG);
        assertThat(reject(webp, DEFAULT).code()).isEqualTo(RejectionCode.IMAGE_TOO_MANY_PIXELS);
    }

    /** A lossless WebP of 16,384 x 16,384 pixels that has nothing but its header. */
    private static byte[] hugeWebp() {
        byte[] file = new byte[26];
        byte[] start = "RIFF\22\0\0\0WEBPVP8L\5\0\0\0/".getBytes();
        System.arraycopy(start, 0, file, 0, start.length);
        Arrays.fill(file, start.length, start.length + 3, (byte) 0xff);
        file[start.length + 3] = 0x0f;
        return file;
    }

    private static byte[] withChunks(int count, int length) {
        PngBuilder png = new PngBuilder().header(1, 1, 0);
        for (int i = 0; i < count; i++) {
            png.chunk("teXt", new byte[length]);
        }
        return png.zeros(2).end();
    }

    private static ImageLimits limits(long bytes, long pixels, int side) {
        return new ImageLimits(bytes, pixels, side, 64, 200, 1_000, 1 << 20, 1_024);
    }

    private static ImageLimits frames(int frames) {
        return new ImageLimits(1 << 20, 1 << 20, 1_000, 64, 200, 1_000, 1 << 20, frames);
    }

    private static ImageLimits compression(int ratio) {
        return new ImageLimits(
                DEFAULT.maxBytes(),
                DEFAULT.maxPixels(),
                DEFAULT.maxSide(),
                64,
                ratio,
                1_000,
                1 << 20,
                1);
    }

    private static void assertDecoded(byte[] file, ImageLimits limits) {
        assertThat(decode(file, limits)).isInstanceOf(Decoded.class);
    }

    private static void assertRejected(
            byte[] file, ImageLimits limits, String code, String detail) {
        Rejected rejected = reject(file, limits);
        assertThat(rejected.code().code()).isEqualTo(code);
        assertThat(rejected.detail()).isEqualTo(detail);
    }

    private static Rejected reject(byte[] file, ImageLimits limits) {
        DecodeResult result = decode(file, limits);
        assertThat(result).isInstanceOf(Rejected.class);
        return (Rejected) result;
    }

    private static DecodeResult decode(byte[] file, ImageLimits limits) {
        return new ImageDecoder(DecodeSettings.DEFAULT.with(limits)).decode(file);
    }
}
