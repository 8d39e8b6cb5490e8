package io.romanesco.contract.image;

import io.romanesco.contract.image.Structure.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads the orientation out of Exif data (CIPA DC-008, tag 0x0112 of the 0th IFD), and nothing
 * else: a reader of all metadata would follow whatever a hostile file points to. Broken metadata is
 * no reason to reject a picture: it counts as none.
 */
final class ExifOrientation {

    private static final int UPRIGHT = 1;
    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final String PREFIX = "Exif\0\0";

    private ExifOrientation() {}

    /** The orientation, 1 to 8; 1 if the file gives none. */
    static int of(byte[] file, Structure structure) {
        Optional<Slice> exif = structure.embedded().exif();
        return exif.map(slice -> of(file, slice)).orElse(UPRIGHT);
    }

    private static int of(byte[] file, Slice exif) {
        boolean prefixed =
                exif.length() >= PREFIX.length() && new Bytes(file).has(PREFIX, exif.offset());
        int skipped = prefixed ? PREFIX.length() : 0;
        ByteBuffer tiff =
                ByteBuffer.wrap(file, exif.offset() + skipped, exif.length() - skipped).slice();
        if (tiff.limit() < HEADER) {
            return UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 0 || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int entries = tiff.getShort(directory) & 0xffff;
        int at = directory + 2;
        for (int i = 0; i < entries && at <= tiff.limit() - ENTRY; i++, at += ENTRY) {
            if ((tiff.getShort(at) & 0xffff) == ORIENTATION) {
                int value = tiff.getShort(at + 2) == SHORT ? tiff.getShort(at + 8) : UPRIGHT;
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
