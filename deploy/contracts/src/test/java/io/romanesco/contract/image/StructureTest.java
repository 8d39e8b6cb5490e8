package io.romanesco.contract.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.RejectionCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTest {

    private static final int IHDR_WIDTH = 16;
    private static final String SOI = "ffd8";
    private static final String SCAN = "ffda0008010100003f00";
    private static final String EOI = "ffd9";

    @Test
    void formatIsToldByTheFirstBytes() {
        assertThat(ImageType.of(Pictures.jpeg())).contains(ImageType.JPEG);
        assertThat(ImageType.of(Pictures.png())).contains(ImageType.PNG);
        assertThat(ImageType.of(Pictures.gif())).contains(ImageType.GIF);
        assertThat(ImageType.of(Pictures.bmp())).contains(ImageType.BMP);
        assertThat(ImageType.of(Pictures.webp())).contains(ImageType.WEBP);
        assertThat(ImageType.of("GIF90a".getBytes())).isEmpty();
        assertThat(ImageType.of("BM is no BMP".getBytes())).isEmpty();
        assertThat(ImageType.of(new byte[0])).isEmpty();
        assertThat(ImageType.accepted()).isEqualTo("JPEG, PNG, WebP, GIF and BMP");
    }

    @Test
    void wholePictureTellsItsSize() {
        assertSize(Pictures.jpeg(123, 45), 123, 45);
        for (byte[] picture : whole()) {
            assertSize(picture, 40, 30);
        }
    }

    @Test
    void bytesBehindTheEndOfAJpegDoNoHarm() {
        assertSize(Pictures.jpegOfBytes(100_000), 64, 48);
    }

    @Test
    void fillBytesBeforeAMarkerAreAllowed() {
        byte[] plain = Pictures.jpeg();
        byte[] filled = new byte[plain.length + 3];
        System.arraycopy(plain, 0, filled, 0, 2);
        Arrays.fill(filled, 2, 5, (byte) 0xff);
        System.arraycopy(plain, 2, filled, 5, plain.length - 2);

        assertSize(filled, 64, 48);
    }

    @Test
    void everyCutOfAPictureIsTruncated() {
        for (byte[] picture : whole()) {
            for (int length = 20; length < picture.length; length++) {
                assertThat(flaw(Pictures.cut(picture, length)).map(Flaw::code))
                        .as("%d of %d bytes", length, picture.length)
                        .contains(RejectionCode.IMAGE_TRUNCATED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 18})
    void shortCutOfAJpegIsTruncated(int length) {
        assertThat(code(Pictures.cut(Pictures.jpeg(), length)))
                .isEqualTo(RejectionCode.IMAGE_TRUNCATED);
    }

    @Test
    void wrongByteAnywhereCausesNoException() {
        for (byte[] picture : whole()) {
            ImageType type = ImageType.of(picture).orElseThrow();
            for (int at = 8; at < picture.length; at++) {
                for (byte value : new byte[] {0, -1, 0x7f, (byte) 0xd9}) {
                    byte[] wrong = picture.clone();
                    wrong[at] = value;
                    if (ImageType.of(wrong).equals(Optional.of(type))) {
                        assertThat(type.structureOf(wrong)).isNotNull();
                    }
                }
            }
        }
    }

    @Test
    void unsupportedVarietyIsNamed() {
        byte[] arithmetic = Pictures.jpeg();
        arithmetic[frameMarker(arithmetic)] = (byte) 0xc9;
        byte[] embedded = Pictures.bmp();
        embedded[30] = 4;
        byte[] lossless = {-1, -40, -1, -9, 0, 11, 8, 0, 9, 0, 9, 1, 1, 17, 0};

        assertThat(flaw(lossless)).contains(Flaw.unsupported("a JPEG-LS image"));
        assertThat(flaw(arithmetic)).contains(Flaw.unsupported("a JPEG with arithmetic coding"));
        assertThat(flaw(embedded)).contains(Flaw.unsupported("a BMP with another image in it"));
    }

    @Test
    void jpegWithoutAFrameHeaderOrASizeIsCorrupt() {
        assertCorrupt(Pictures.hex(SOI + SCAN + EOI));
        assertCorrupt(Pictures.hex(SOI + frame(0, 0, 0x11) + SCAN + EOI));
    }

    @ParameterizedTest
    @CsvSource({"11, ", "44, ", "51, IMAGE_CORRUPT", "15, IMAGE_CORRUPT", "01, IMAGE_CORRUPT"})
    void jpegSamplingIsBetweenOneAndFour(String sampling, RejectionCode code) {
        byte[] jpeg = Pictures.hex(SOI + frame(9, 9, Integer.parseInt(sampling, 16)) + SCAN + EOI);

        assertThat(flaw(jpeg).map(Flaw::code)).isEqualTo(Optional.ofNullable(code));
    }

    @Test
    void jpegWithoutTheRestartMarkersThatItAnnouncesIsCorrupt() {
        String restartEachUnit = "ffdd00040001";
        String start = SOI + restartEachUnit + frame(80, 80, 0x11) + SCAN;

        assertCorrupt(Pictures.hex(start + "00" + EOI));
        assertSize(Pictures.hex(start + "00ffd0" + EOI), 80, 80);
    }

    @Test
    void jpegWithTwoFrameHeadersOrStartsIsCorrupt() {
        String frame = frame(9, 9, 0x11);

        assertCorrupt(Pictures.hex(SOI + frame + frame + SCAN + EOI));
        assertCorrupt(Pictures.hex(SOI + frame + SOI + SCAN + EOI));
    }

    @Test
    void jpegTellsItsColorsAndCoefficients() {
        Structure structure = structure(Pictures.jpeg(64, 48));

        assertThat(structure.samples().model()).isEqualTo(JpegColor.YCBCR);
        assertThat(structure.samples().channels()).isEqualTo(3);
        // 4:2:0 sampling has half as many coefficients for the two chroma planes together.
        assertThat(structure.samples().coefficients()).isEqualTo(64 * 48 * 3 / 2);
    }

    @Test
    void pngWithoutASizeOrWithoutPixelsIsCorrupt() {
        assertCorrupt(ByteBuffer.wrap(Pictures.png()).putInt(IHDR_WIDTH, 0).array());
        assertCorrupt(ByteBuffer.wrap(Pictures.png()).putInt(IHDR_WIDTH, -5).array());
        assertCorrupt(new PngBuilder().header(-5, 9, 8, 0).pixels(1).end());
        assertCorrupt(new PngBuilder().header(9, 9, 8, 0).end());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1 2 4 8 16",
        "2, 8 16",
        "3, 1 2 4 8",
        "4, 8 16",
        "6, 8 16",
        "1, ''",
        "5, ''",
        "7, ''",
    })
    void pngDepthFitsItsColorType(int colorType, String allowed) {
        List<String> depths = List.of(allowed.split(" "));
        for (int bits = 0; bits <= 17; bits++) {
            byte[] png =
                    new PngBuilder()
                            .header(9, 9, bits, colorType)
                            .chunk("PLTE", new byte[3])
                            .pixels(1)
                            .end();

            assertThat(flaw(png).isEmpty())
                    .as("%d bits", bits)
                    .isEqualTo(depths.contains(Integer.toString(bits)));
        }
    }

    @Test
    void pngWithAnUnknownMethodIsCorrupt() {
        assertSize(new PngBuilder().header(9, 9, 8, 0, 0, 0, 1).pixels(1).end(), 9, 9);
        assertCorrupt(new PngBuilder().header(9, 9, 8, 0, 1, 0, 0).pixels(1).end());
        assertCorrupt(new PngBuilder().header(9, 9, 8, 0, 0, 1, 0).pixels(1).end());
        assertCorrupt(new PngBuilder().header(9, 9, 8, 0, 0, 0, 2).pixels(1).end());
    }

    @Test
    void pngWithTwoHeadersIsCorrupt() {
        assertCorrupt(new PngBuilder().header(9, 9, 8, 0).header(9, 9, 8, 0).pixels(1).end());
    }

    @Test
    void indexedPngWithoutAPaletteIsCorrupt() {
        assertCorrupt(new PngBuilder().header(9, 9, 8, 3).pixels(1).end());
        assertSize(
                new PngBuilder().header(9, 9, 8, 3).chunk("PLTE", new byte[3]).pixels(1).end(),
                9,
                9);
    }

    @Test
    void pngWithAWrongChecksumIsCorruptWhereItsPixelsNeedTheChunk() {
        byte[] text = new byte[] {1, 2, 3};
        byte[] png = new PngBuilder().header(9, 9, 8, 0).chunk("teXt", text).pixels(9).end();
        int textContent = 33 + 8;
        int pixels = textContent + 3 + 4 + 8;

        assertSize(flipped(png, textContent), 9, 9);
        assertCorrupt(flipped(png, pixels));
    }

    @Test
    void reservedBytesOfABmpAreIgnored() {
        byte[] bmp = Pictures.bmp();
        bmp[6] = 7;

        assertSize(bmp, 40, 30);
    }

    @Test
    void lowestHeightOfABmpIsALargeOne() {
        byte[] bmp = Pictures.bmp();
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(22, Integer.MIN_VALUE);

        assertThat(code(bmp)).isEqualTo(RejectionCode.IMAGE_TRUNCATED);
    }

    @Test
    void runsOfABmpReachItsEnd() {
        byte[] runs = {6, 1, 0, 0, 0, 3, 9, 9, 9, 0, 0, 2, 1, 4, 6, 1, 0, 1};

        assertSize(rle8(4, runs), 6, 4);
        for (int length = 0; length < runs.length; length++) {
            assertThat(code(rle8(4, Arrays.copyOf(runs, length))))
                    .isEqualTo(RejectionCode.IMAGE_TRUNCATED);
        }
        assertCorrupt(rle8(-4, runs));
    }

    @Test
    void webpWhoseCanvasHidesALargerPictureIsCorrupt() {
        assertSize(webp(canvas(40, 30), still()), 40, 30);
        assertCorrupt(webp(canvas(2, 2), still()));
        assertCorrupt(webp(canvas(4000, 30), still()));
        assertCorrupt(webp(still(), still()));
        assertCorrupt(webp(canvas(40, 30)));
    }

    @Test
    void webpFrameOutsideTheCanvasOrOfAnotherSizeIsCorrupt() {
        assertSize(webp(canvas(60, 50), animationFrame(10, 10, 40, 30)), 60, 50);
        assertCorrupt(webp(canvas(60, 50), animationFrame(11, 10, 40, 30)));
        assertCorrupt(webp(canvas(60, 50), animationFrame(10, 11, 40, 30)));
        assertCorrupt(webp(canvas(60, 50), animationFrame(10, 10, 41, 30)));
        assertCorrupt(webp(animationFrame(0, 0, 40, 30)));
    }

    @Test
    void webpWithAShortLaterFrameIsCorrupt() {
        byte[] frame = animationFrame(0, 0, 40, 30);

        assertThat(structure(webp(canvas(40, 30), frame, frame)).counts().frames()).isEqualTo(2);
        assertCorrupt(webp(canvas(40, 30), frame, chunk("ANMF", new byte[15])));
    }

    @Test
    void gifWithoutAFrameOrWithAnEmptyOneIsCorrupt() {
        String screen = "474946383961 0900 0800 00 00 00".replace(" ", "");
        String pixels = "02 02 4401 00".replace(" ", "");

        assertSize(gif(screen, "2c 0000 0000 0900 0800 00", pixels, "3b"), 9, 8);
        assertSize(gif(screen, "2c 0200 0100 0900 0800 00", pixels, "3b"), 11, 9);
        assertCorrupt(gif(screen, "3b"));
        assertCorrupt(gif(screen, "2c 0000 0000 0000 0800 00", pixels, "3b"));
        assertCorrupt(gif(screen, "77"));
    }

    private static byte[] gif(String... parts) {
        return Pictures.hex(String.join("", parts).replace(" ", ""));
    }

    private static String frame(int width, int height, int sampling) {
        return "ffc0000b08%04x%04x0101%02x00".formatted(height, width, sampling);
    }

    private static byte[] flipped(byte[] file, int at) {
        byte[] wrong = file.clone();
        wrong[at] ^= 4;
        return wrong;
    }

    private static byte[] rle8(int height, byte[] runs) {
        ByteBuffer bmp = ByteBuffer.allocate(54 + runs.length).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put((byte) 'B').put((byte) 'M').putInt(bmp.limit()).putInt(0).putInt(54);
        bmp.putInt(40).putInt(6).putInt(height).putShort((short) 1).putShort((short) 8).putInt(1);
        return bmp.put(54, runs).array();
    }

    private static byte[] still() {
        byte[] webp = Pictures.webp();
        return Arrays.copyOfRange(webp, 12, webp.length);
    }

    private static byte[] canvas(int width, int height) {
        ByteBuffer content = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        content.putShort(4, (short) (width - 1)).putShort(7, (short) (height - 1));
        return chunk("VP8X", content.array());
    }

    /** The picture of {@link #still} as a frame; x and y count pairs of pixels. */
    private static byte[] animationFrame(int x, int y, int width, int height) {
        ByteBuffer content =
                ByteBuffer.allocate(16 + still().length).order(ByteOrder.LITTLE_ENDIAN);
        content.putShort(0, (short) x).putShort(3, (short) y);
        content.putShort(6, (short) (width - 1)).putShort(9, (short) (height - 1));
        return chunk("ANMF", content.put(16, still()).array());
    }

    private static byte[] chunk(String type, byte[] content) {
        int padding = content.length & 1;
        return ByteBuffer.allocate(8 + content.length + padding)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] webp(byte[]... chunks) {
        int length = 12 + Arrays.stream(chunks).mapToInt(chunk -> chunk.length).sum();
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(length - 8);
        file.put("WEBP".getBytes(StandardCharsets.US_ASCII));
        Arrays.stream(chunks).forEach(file::put);
        return file.array();
    }

    private static byte[][] whole() {
        return new byte[][] {
            Pictures.jpeg(40, 30), Pictures.png(), Pictures.gif(), Pictures.bmp(), Pictures.webp()
        };
    }

    private static int frameMarker(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xff) != 0xc0) {
            at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
        }
        return at + 1;
    }

    private static Structure structure(byte[] file) {
        return ImageType.of(file).orElseThrow().structureOf(file);
    }

    private static Optional<Flaw> flaw(byte[] file) {
        return structure(file).flaw();
    }

    private static RejectionCode code(byte[] file) {
        return flaw(file).orElseThrow().code();
    }

    private static void assertCorrupt(byte[] file) {
        assertThat(flaw(file).map(Flaw::code)).contains(RejectionCode.IMAGE_CORRUPT);
    }

    private static void assertSize(byte[] file, int width, int height) {
        Structure structure = structure(file);
        assertThat(structure.flaw()).isEmpty();
        assertThat(structure.width()).isEqualTo(width);
        assertThat(structure.height()).isEqualTo(height);
    }
}
