package io.romanesco.inference.decode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Tells kinds of file apart by their first bytes. Names and headers are not asked. */
final class ContentSniffer {

    private static final int TEXT_PROBE = 512;

    private record Signature(int offset, String start, String name) {}

    private static final List<Signature> KNOWN =
            List.of(
                    new Signature(0, "GIF8", "a GIF image"),
                    new Signature(8, "WEBP", "a WebP image"),
                    new Signature(4, "ftypavi", "an AVIF image"),
                    new Signature(4, "ftyphe", "a HEIF image"),
                    new Signature(4, "ftypmif", "a HEIF image"),
                    new Signature(4, "ftyp", "a video"),
                    new Signature(0, "BM", "a BMP image"),
                    new Signature(0, "II*\0", "a TIFF image"),
                    new Signature(0, "MM\0*", "a TIFF image"),
                    new Signature(0, "%PDF", "a PDF document"),
                    new Signature(0, "PK\3\4", "a ZIP archive"));

    private ContentSniffer() {}

    /** The kind of picture, or empty when it is none that is decoded. */
    static Optional<ImageType> type(byte[] bytes) {
        if (startsWith(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(ImageType.JPEG);
        }
        if (startsWith(bytes, 0, PngStructure.SIGNATURE)) {
            return Optional.of(ImageType.PNG);
        }
        return Optional.empty();
    }

    /** What a file that is not decoded seems to be, as a noun for a sentence. */
    static String describe(byte[] bytes) {
        return KNOWN.stream()
                .filter(signature -> startsWith(bytes, signature.offset(), signature.start()))
                .map(Signature::name)
                .findFirst()
                .orElseGet(() -> isText(bytes) ? "text" : "data of an unknown kind");
    }

    private static boolean startsWith(byte[] bytes, int offset, String start) {
        byte[] wanted = start.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < offset + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[offset + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(byte[] bytes) {
        int end = Math.min(bytes.length, TEXT_PROBE);
        for (int i = 0; i < end; i++) {
            int value = bytes[i] & 0xff;
            if (value < 0x20 && value != '\t' && value != '\n' && value != '\r' && value != '\f') {
                return false;
            }
        }
        return true;
    }
}
