package io.romanesco.inference.decode.imageio;

import io.romanesco.contract.image.ImageType;
import io.romanesco.contract.image.JpegColor;
import io.romanesco.contract.image.Structure;
import io.romanesco.contract.image.Structure.Frame;
import io.romanesco.contract.image.Structure.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Removes everything from a file that its pixels do not need, before a codec sees it: metadata that
 * a codec would unpack or fail on, and all frames of an animation but the first.
 */
final class MetadataStripper {

    private static final Set<String> PNG_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_FRAMING = 12;
    private static final byte[] JFIF =
            "\u00ff\u00e0\0\20JFIF\0\1\1\0\0\1\0\1\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int FILL = 0xff;
    private static final int RIFF_HEADER = 12;
    private static final int VP8X_CHUNK = 18;
    private static final int ALPHA_FLAG = 0x10;
    private static final int BMP_PIXELS = 10;
    private static final int BMP_FILE_HEADER = 14;
    private static final int BMP_HEADER = 40;
    private static final int OS2_HEADER = 64;

    private MetadataStripper() {}

    static byte[] of(byte[] file, ImageType type, Structure structure) {
        return switch (type) {
            case JPEG -> jpeg(file, structure.samples().model());
            case PNG -> structure.counts().chunks() == 0 ? file : png(file);
            case WEBP -> structure.embedded().frame().map(f -> webp(file, f)).orElse(file);
            case BMP -> bmp(file);
            case GIF -> file;
        };
    }

    /**
     * Removes application segments: a codec would apply a colour profile a second time, fail on a
     * broken one, or believe a wrong Adobe marker. Adds a JFIF segment to YCbCr pictures: without
     * one, ImageIO takes three components without subsampling for RGB, unlike every other decoder.
     */
    private static byte[] jpeg(byte[] file, JpegColor model) {
        ByteBuffer plain = ByteBuffer.allocate(file.length + JFIF.length).put(file, 0, 2);
        if (model == JpegColor.YCBCR) {
            plain.put(JFIF);
        }
        int at = 2;
        int marker = file[at + 1] & 0xff;
        while (marker != SOS) {
            if (marker == FILL) {
                at++;
            } else {
                int end = segmentEnd(file, at, marker);
                boolean application =
                        marker >= APP0
                                && marker <= APP15
                                && (marker != APP14 || model == JpegColor.YCBCR);
                if (!application) {
                    plain.put(file, at, end - at);
                }
                at = end;
            }
            marker = file[at + 1] & 0xff;
        }
        plain.put(file, at, file.length - at);
        return Arrays.copyOf(plain.array(), plain.position());
    }

    private static int segmentEnd(byte[] file, int at, int marker) {
        boolean standsAlone = marker <= 0x01 || marker >= 0xd0 && marker <= 0xd7;
        return at + 2 + (standsAlone ? 0 : (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff);
    }

    private static byte[] png(byte[] file) {
        ByteBuffer plain = ByteBuffer.allocate(file.length).put(file, 0, PNG_SIGNATURE);
        ByteBuffer chunks = ByteBuffer.wrap(file);
        int at = PNG_SIGNATURE;
        String type = "";
        while (!type.equals("IEND")) {
            int length = chunks.getInt(at) + PNG_FRAMING;
            type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (PNG_CHUNKS.contains(type)) {
                plain.put(file, at, length);
            }
            at += length;
        }
        return plain.array();
    }

    private static byte[] webp(byte[] file, Frame frame) {
        boolean extended = frame.chunks().size() > 1;
        int length = RIFF_HEADER + (extended ? VP8X_CHUNK : 0);
        for (Slice chunk : frame.chunks()) {
            length += chunk.length() + (chunk.length() & 1);
        }
        ByteBuffer plain = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        plain.put(latin("RIFF")).putInt(length - 8).put(latin("WEBP"));
        if (extended) {
            plain.put(latin("VP8X")).putInt(10).putInt(ALPHA_FLAG);
            unsigned24(plain, frame.width() - 1);
            unsigned24(plain, frame.height() - 1);
        }
        for (Slice chunk : frame.chunks()) {
            plain.put(file, chunk.offset(), chunk.length());
            plain.position(plain.position() + (chunk.length() & 1));
        }
        return plain.array();
    }

    /**
     * Replaces the 64-byte header of OS/2, which ImageIO does not know, by its first 40 bytes,
     * which it does.
     */
    private static byte[] bmp(byte[] file) {
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(BMP_FILE_HEADER) != OS2_HEADER) {
            return file;
        }
        int more = OS2_HEADER - BMP_HEADER;
        ByteBuffer plain = ByteBuffer.allocate(file.length - more).order(ByteOrder.LITTLE_ENDIAN);
        int kept = BMP_FILE_HEADER + BMP_HEADER;
        plain.put(file, 0, kept).put(file, kept + more, file.length - kept - more);
        plain.putInt(BMP_PIXELS, header.getInt(BMP_PIXELS) - more);
        return plain.putInt(BMP_FILE_HEADER, BMP_HEADER).array();
    }

    private static void unsigned24(ByteBuffer target, int value) {
        target.putShort((short) value).put((byte) (value >> 16));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
