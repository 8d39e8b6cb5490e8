package io.romanesco.api.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

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
        new Signature(4, "ftypavi", "an AVIF image"),
        new Signature(4, "ftyphe", "a HEIC image"),
        new Signature(4, "ftypmif1", "a HEIC image"),
        new Signature(4, "ftypmsf1", "a HEIC image"),
        new Signature(4, "ftypcrx", "a camera's raw image"),
        new Signature(4, "ftypqt", "a QuickTime video"),
        new Signature(4, "ftyp", "an MP4 video"),
        new Signature(0, "\0\0\0\fJXL ", "a JPEG XL image"),
        new Signature(0, "\u00FF\n", "a JPEG XL image"),
        new Signature(0, "\0\0\0\fjP", "a JPEG 2000 image"),
        new Signature(0, "\u00FFO\u00FFQ", "a JPEG 2000 image"),
        new Signature(0, "II*\0", "a TIFF image"),
        new Signature(0, "MM\0*", "a TIFF image"),
        new Signature(0, "II+\0", "a TIFF image"),
        new Signature(0, "MM\0+", "a TIFF image"),
        new Signature(0, "II\u00BC\1", "a JPEG XR image"),
        new Signature(0, "v/1\1", "an OpenEXR image"),
        new Signature(0, "qoif", "a QOI image"),
        new Signature(0, "gimp xcf", "a GIMP image"),
        new Signature(0, "8BPS", "a Photoshop image"),
        new Signature(0, "\0\0\1\0", "an icon"),
        new Signature(0, "%PDF", "a PDF document"),
        new Signature(0, "%!PS", "a PostScript document"),
        new Signature(0, "PK\u0003\u0004", "a ZIP archive"),
        new Signature(0, "PK\u0005\u0006", "a ZIP archive"),
        new Signature(0, "\u001F\u008B", "a gzip archive"),
        new Signature(0, "7z\u00BC\u00AF", "a 7-Zip archive"),
        new Signature(0, "Rar!", "a RAR archive"),
        new Signature(8, "AVI ", "an AVI video"),
        new Signature(8, "WAVE", "a WAV recording"),
        new Signature(0, "\u001AE\u00DF\u00A3", "a Matroska or WebM video"),
        new Signature(0, "OggS", "an Ogg recording"),
        new Signature(0, "ID3", "an MP3 recording"),
        new Signature(0, "\u007FELF", "a program"),
        new Signature(0, "MZ\u0090\0", "a program"),
    };

    private ContentGuess() {}

    /** A noun for a sentence: {@code a PDF document}, {@code text}. */
    public static String of(byte[] content) {
        for (Signature signature : SIGNATURES) {
            if (signature.matches(content)) {
                return signature.name();
            }
        }
        return looksLikeText(content) ? kindOfText(content) : "data of an unknown kind";
    }

    private static String kindOfText(byte[] content) {
        int end = Math.min(content.length, LOOK_AT);
        String start =
                new String(content, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (start.contains("<svg")) {
            return "an SVG image";
        }
        if (start.contains("<!doctype html") || start.contains("<html")) {
            return "an HTML page";
        }
        return start.contains("<?xml") ? "an XML document" : "text";
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
