package io.romanesco.inference.decode.structure;

import java.nio.ByteBuffer;

/**
 * The run-length encoded rows of a BMP (BI_RLE8 and BI_RLE4): pairs of a count and a value; behind
 * a count of zero stands what else there is. Codecs fill what is missing without a word.
 */
final class BmpRuns {

    private static final int END_OF_ROW = 0;
    private static final int END_OF_PICTURE = 1;
    private static final int DELTA = 2;

    private BmpRuns() {}

    /** Whether they go on to the end of the picture. */
    static boolean end(ByteBuffer file, long offset, int bits) {
        long at = offset;
        while (at + 1 < file.limit()) {
            int count = file.get((int) at) & 0xff;
            int value = file.get((int) at + 1) & 0xff;
            at += 2;
            if (count == 0) {
                if (value == END_OF_PICTURE) {
                    return true;
                }
                at += behind(value, bits);
            }
        }
        return false;
    }

    /** Bytes of two distances, or of so many pixels as they are, in whole words. */
    private static int behind(int value, int bits) {
        return value == END_OF_ROW ? 0 : value == DELTA ? 2 : (value * bits + 15) / 16 * 2;
    }
}
