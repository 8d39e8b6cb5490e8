package io.romanesco.api.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Says in a word or two what content is that is no accepted image, so that a person understands the
 * refusal.
 */
public final class ContentGuess {

    private static final int LOOK_AT = 512;

    private record Signature(int offset, String start, String name) {

        boolean matches(byte[] content) {
            byte[] wanted = start.getBytes(StandardCharsets.ISO_8859_1);
            int end = offset + wanted.length;
            return content.length >= end
                    && Arrays.equals(content, offset, end, wanted, 0, wanted.length);
        }
    }

    private static final Signature[] SIGNATURES = {
        new Signature(0, "GIF8", "GIF"),
        new Signature(8, "WEBP", "WebP"),
        new Signature(0, "BM", "BMP"),
        new Signature(0, "II*\0", "TIFF"),
        new Signature(0, "MM\0*", "TIFF"),
        new Signature(4, "ftypavif", "AVIF"),
        new Signature(4, "ftyphei", "HEIC"),
        new Signature(4, "ftypmif1", "HEIC"),
        new Signature(4, "ftyp", "a video"),
        new Signature(0, "\u001A\u0045\u00DF\u00A3", "a video"),
        new Signature(0, "8BPS", "Photoshop"),
        new Signature(0, "%PDF", "PDF"),
        new Signature(0, "PK\u0003\u0004", "a ZIP archive"),
        new Signature(0, "\u001F\u008B", "gzip"),
        new Signature(0, "<svg", "SVG"),
        new Signature(0, "<?xml", "XML or SVG"),
    };

    private ContentGuess() {}

    /** The name of a known format, {@code text}, or {@code unknown binary data}. */
    public static String of(byte[] content) {
        for (Signature signature : SIGNATURES) {
            if (signature.matches(content)) {
                return signature.name();
            }
        }
        return looksLikeText(content) ? "text" : "unknown binary data";
    }

    private static boolean looksLikeText(byte[] content) {
        int end = Math.min(content.length, LOOK_AT);
        for (int at = 0; at < end; at++) {
            int value = content[at] & 0xFF;
            boolean white = value == '\t' || value == '\n' || value == '\r' || value == '\f';
            if (value < 0x20 && !white || value == 0x7F) {
                return false;
            }
        }
        return end > 0;
    }
}
