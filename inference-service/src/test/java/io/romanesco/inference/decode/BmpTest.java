package io.romanesco.inference.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.RejectionCode;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.drawing.Drawings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The odder kinds of BMP. */
class BmpTest {

    private static final int WIDTH = 6;
    private static final int HEIGHT = 4;
    private static final int RLE8 = 1;
    private static final int HUFFMAN = 3;

    /** Four rows of six pixels of the second colour, in runs and as they are; then the end. */
    private static final byte[] RUNS = {
        6, 1, 0, 0, 0, 6, 1, 1, 1, 1, 1, 1, 0, 0, 2, 1, 4, 1, 0, 0, 6, 1, 0, 1
    };

    private final ImageDecoder decoder = new ImageDecoder(DecodeSettings.DEFAULT);

    @Test
    void runLengthEncodedBmpIsDecoded() {
        assertGreen(bmp(40, HEIGHT, RLE8, RUNS));
    }

    @Test
    void runsWithoutAnEndAreTruncated() {
        for (int length = 0; length < RUNS.length; length++) {
            assertCode(
                    bmp(40, HEIGHT, RLE8, Arrays.copyOf(RUNS, length)),
                    RejectionCode.IMAGE_TRUNCATED);
        }
    }

    /** They would come out upside down. */
    @Test
    void topDownRunsAreRejected() {
        assertCode(bmp(40, -HEIGHT, RLE8, RUNS), RejectionCode.IMAGE_CORRUPT);
    }

    @Test
    void os2HeaderIsAccepted() {
        byte[] pixels = new byte[(WIDTH + 2) * HEIGHT];
        Arrays.fill(pixels, (byte) 1);

        assertGreen(bmp(64, HEIGHT, 0, pixels));
        assertGreen(bmp(64, HEIGHT, RLE8, RUNS));
        assertCode(bmp(64, HEIGHT, HUFFMAN, pixels), RejectionCode.UNSUPPORTED_TYPE);
    }

    @Test
    void reservedBytesAreIgnored() {
        byte[] file = bmp(40, HEIGHT, RLE8, RUNS);
        file[6] = 7;

        assertGreen(file);
    }

    private void assertGreen(byte[] file) {
        DecodeResult result = decoder.decode(file);
        assertThat(result).isInstanceOf(Decoded.class);
        assertThat(((Decoded) result).pixels().rgb())
                .isEqualTo(Drawings.pixels(WIDTH, HEIGHT, Drawings.GREEN).rgb());
    }

    private void assertCode(byte[] file, RejectionCode code) {
        DecodeResult result = decoder.decode(file);
        assertThat(result).isInstanceOf(Rejected.class);
        assertThat(((Rejected) result).code()).isEqualTo(code);
    }

    /** Eight bits a pixel, two colours: black and green. */
    private static byte[] bmp(int header, int height, int compression, byte[] pixels) {
        int start = 14 + header + 8;
        ByteBuffer file = ByteBuffer.allocate(start + pixels.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.limit()).putInt(0).putInt(start);
        file.putInt(header).putInt(WIDTH).putInt(height).putShort((short) 1).putShort((short) 8);
        file.putInt(compression).putInt(pixels.length).putInt(0).putInt(0).putInt(2).putInt(2);
        file.position(14 + header).putInt(0).putInt(Drawings.GREEN);
        return file.put(pixels).array();
    }
}
