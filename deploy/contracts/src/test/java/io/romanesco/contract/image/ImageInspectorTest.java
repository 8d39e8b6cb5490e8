package io.romanesco.contract.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.image.Inspection.Accepted;
import io.romanesco.contract.image.Inspection.Refused;
import io.romanesco.contract.image.Structure.Counts;
import io.romanesco.contract.image.Structure.Embedded;
import io.romanesco.contract.image.Structure.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageInspectorTest {

    private static final ImageLimits LIMITS =
            new ImageLimits(10_000, 20_000, 201, 10, 200, 2, 100, 3);

    private final ImageInspector inspector = new ImageInspector(LIMITS);

    @Test
    void pictureWithinTheLimitsIsAcceptedWithItsHeader() {
        assertThat(inspector.inspect(Pictures.jpeg(100, 50)))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted ->
                                assertThat(accepted.header())
                                        .isEqualTo(new ImageHeader(ImageType.JPEG, 100, 50, 1)));
    }

    @Test
    void pictureAtTheLimitsIsAccepted() {
        assertThat(inspector.inspect(Pictures.jpegOfBytes(10_000))).isInstanceOf(Accepted.class);
        assertThat(inspector.inspect(Pictures.jpeg(200, 100))).isInstanceOf(Accepted.class);
    }

    @Test
    void everyKindOfRefusalHasItsCode() {
        assertThat(code(new byte[0])).isEqualTo(RejectionCode.EMPTY_IMAGE);
        assertThat(code(Pictures.jpegOfBytes(10_001))).isEqualTo(RejectionCode.IMAGE_TOO_LARGE);
        assertThat(code("text".getBytes())).isEqualTo(RejectionCode.UNSUPPORTED_TYPE);
        assertThat(code(Pictures.cut(Pictures.jpeg(), 300)))
                .isEqualTo(RejectionCode.IMAGE_TRUNCATED);
        assertThat(code(new byte[] {-1, -40, -1, 0, 0, 0, 0}))
                .isEqualTo(RejectionCode.IMAGE_CORRUPT);
        assertThat(code(Pictures.jpeg(201, 100))).isEqualTo(RejectionCode.IMAGE_TOO_MANY_PIXELS);
        assertThat(code(Pictures.jpeg(202, 9))).isEqualTo(RejectionCode.IMAGE_SIDE_TOO_LONG);
    }

    @Test
    void refusalOfForeignContentNamesWhatItIsAndWhatIsAccepted() {
        Refused refused = refused("%PDF-1.7".getBytes(StandardCharsets.UTF_8));

        assertThat(refused.flaw().detail())
                .isEqualTo("This is a PDF document; JPEG, PNG, WebP, GIF and BMP are accepted.");
        assertThat(refused.type()).isEmpty();
    }

    @Test
    void refusalTellsTypeAndSizeWhereTheyAreKnown() {
        Refused cut = refused(Pictures.cut(Pictures.jpeg(), 700));

        assertThat(cut.type()).contains(ImageType.JPEG);
        assertThat(cut.header()).contains(new ImageHeader(ImageType.JPEG, 64, 48, 1));
        assertThat(refused(Pictures.cut(Pictures.jpeg(), 30)).header()).isEmpty();
    }

    @Test
    void sizeOverTheLimitCountsMoreThanAFlaw() {
        byte[] png = new PngBuilder().header(150, 150, 8, 0).end();

        assertThat(code(png)).isEqualTo(RejectionCode.IMAGE_TOO_MANY_PIXELS);
    }

    @Test
    void countsAtALimitAreAcceptedAndOneMoreIsNot() {
        assertThat(exceeded(1, 1, 0, 0)).isEmpty();
        assertThat(exceeded(3, 10, 2, 100)).isEmpty();
        assertThat(exceeded(4, 1, 0, 0)).contains(RejectionCode.IMAGE_TOO_MANY_FRAMES);
        assertThat(exceeded(1, 11, 0, 0)).contains(RejectionCode.IMAGE_TOO_MANY_SCANS);
        assertThat(exceeded(1, 1, 3, 0)).contains(RejectionCode.IMAGE_TOO_MANY_CHUNKS);
        assertThat(exceeded(1, 1, 1, 101)).contains(RejectionCode.IMAGE_TOO_MUCH_METADATA);
    }

    @Test
    void pngMayInflateToTheLargestFileAndBeyondThatByItsRatio() {
        assertThat(exceeded(new Counts(1, 1, 0, 0, 10_000, 1))).isEmpty();
        assertThat(exceeded(new Counts(1, 1, 0, 0, 10_001, 51))).isEmpty();
        assertThat(exceeded(new Counts(1, 1, 0, 0, 10_001, 50)))
                .contains(RejectionCode.IMAGE_TOO_COMPRESSED);
    }

    @Test
    void chunksThatThePixelsDoNotNeedAreCounted() {
        byte[] two = png(2, 50);

        assertThat(inspector.inspect(two)).isInstanceOf(Accepted.class);
        assertThat(code(png(3, 1))).isEqualTo(RejectionCode.IMAGE_TOO_MANY_CHUNKS);
        assertThat(code(png(1, 101))).isEqualTo(RejectionCode.IMAGE_TOO_MUCH_METADATA);
    }

    @ParameterizedTest
    @CsvSource({"1, 64, 48", "4, 64, 48", "5, 48, 64", "8, 48, 64", "0, 64, 48", "9, 64, 48"})
    void orientationTurnsTheSize(int orientation, int width, int height) {
        ImageHeader header = ((Accepted) inspector.inspect(withOrientation(orientation))).header();

        assertThat(header.width()).isEqualTo(width);
        assertThat(header.height()).isEqualTo(height);
        assertThat(header.storedWidth()).isEqualTo(64);
    }

    private static byte[] withOrientation(int orientation) {
        byte[] jpeg = Pictures.jpeg();
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + 36).put(jpeg, 0, 2);
        file.putShort((short) 0xffe1).putShort((short) 34);
        file.put("Exif\0\0II*\0".getBytes(StandardCharsets.ISO_8859_1));
        file.order(ByteOrder.LITTLE_ENDIAN).putInt(8).putShort((short) 1);
        file.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation).putInt(0);
        return file.put(jpeg, 2, jpeg.length - 2).array();
    }

    private static byte[] png(int chunks, int bytes) {
        PngBuilder png = new PngBuilder().header(9, 9, 8, 0);
        for (int i = 0; i < chunks; i++) {
            png.chunk("teXt", new byte[bytes]);
        }
        return png.pixels(9).end();
    }

    private static Optional<RejectionCode> exceeded(
            int frames, int scans, int chunks, long metadata) {
        return exceeded(new Counts(frames, scans, chunks, metadata, 0, 0));
    }

    private static Optional<RejectionCode> exceeded(Counts counts) {
        Structure structure =
                new Structure(
                        9,
                        9,
                        counts,
                        new Samples(1, 8, 0, JpegColor.GREY),
                        new Embedded(Optional.empty(), List.of(), Optional.empty()),
                        Optional.empty());
        return LIMITS.exceededBy(structure).map(Flaw::code);
    }

    private RejectionCode code(byte[] file) {
        return refused(file).flaw().code();
    }

    private Refused refused(byte[] file) {
        return (Refused) inspector.inspect(file);
    }
}
