package io.romanesco.contract.image;

import static io.romanesco.contract.image.Structures.assertCorrupt;
import static io.romanesco.contract.image.Structures.assertSize;
import static io.romanesco.contract.image.Structures.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.RejectionCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BmpParserTest {

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

    private static byte[] rle8(int height, byte[] runs) {
        ByteBuffer bmp = ByteBuffer.allocate(54 + runs.length).order(ByteOrder.LITTLE_ENDIAN);
        bmp.put((byte) 'B').put((byte) 'M').putInt(bmp.limit()).putInt(0).putInt(54);
        bmp.putInt(40).putInt(6).putInt(height).putShort((short) 1).putShort((short) 8).putInt(1);
        return bmp.put(54, runs).array();
    }
}
