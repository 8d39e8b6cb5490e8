package io.romanesco.contract.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Names content that is no accepted format, so that a person understands the refusal. */
final class ForeignContent {

    private static final int TEXT_PROBE = 512;

    private record Signature(int offset, String start, String name) {}

    private static final List<Signature> SIGNATURES =
            List.of(
                    new Signature(4, "ftypavi", "an AVIF image"),
                    new Signature(4, "ftyphe", "a HEIC image"),
                    new Signature(4, "ftypmif1", "a HEIC image"),
                    new Signature(4, "ftypmsf1", "a HEIC image"),
                    new Signature(4, "ftypcrx", "a camera's raw image"),
                    new Signature(4, "ftypqt", "a QuickTime video"),
                    new Signature(4, "ftyp", "an MP4 video"),
                    new Signature(0, "\0\0\0\fJXL ", "a JPEG XL image"),
                    new Signature(0, "\u00ff\n", "a JPEG XL image"),
                    new Signature(0, "\0\0\0\fjP", "a JPEG 2000 image"),
                    new Signature(0, "\u00ffO\u00ffQ", "a JPEG 2000 image"),
                    new Signature(0, "II*\0", "a TIFF image"),
                    new Signature(0, "MM\0*", "a TIFF image"),
                    new Signature(0, "II+\0", "a TIFF image"),
                    new Signature(0, "MM\0+", "a TIFF image"),
                    new Signature(0, "II\u00bc\1", "a JPEG XR image"),
                    new Signature(0, "v/1\1", "an OpenEXR image"),
                    new Signature(0, "qoif", "a QOI image"),
                    new Signature(0, "gimp xcf", "a GIMP image"),
                    new Signature(0, "8BPS", "a Photoshop image"),
                    new Signature(0, "\0\0\1\0", "an icon"),
                    new Signature(0, "%PDF", "a PDF document"),
                    new Signature(0, "%!PS", "a PostScript document"),
                    new Signature(0, "PK\3\4", "a ZIP archive"),
                    new Signature(0, "PK\5\6", "a ZIP archive"),
                    new Signature(0, "\u001f\u008b", "a gzip archive"),
                    new Signature(0, "7z\u00bc\u00af", "a 7-Zip archive"),
                    new Signature(0, "Rar!", "a RAR archive"),
                    new Signature(8, "AVI ", "an AVI video"),
                    new Signature(8, "WAVE", "a WAV recording"),
                    new Signature(0, "\u001aE\u00df\u00a3", "a Matroska or WebM video"),
                    new Signature(0, "OggS", "an Ogg recording"),
                    new Signature(0, "ID3", "an MP3 recording"),
                    new Signature(0, "\u007fELF", "a program"),
                    new Signature(0, "MZ\u0090\0", "a program"));

    private ForeignContent() {}

    /** A noun for a sentence: {@code a PDF document}, {@code text}. */
    static String describe(byte[] file) {
        Bytes bytes = new Bytes(file);
        return SIGNATURES.stream()
                .filter(signature -> bytes.has(signature.start(), signature.offset()))
                .map(Signature::name)
                .findFirst()
                .orElseGet(() -> isText(file) ? describeText(file) : "data of an unknown kind");
    }

    private static String describeText(byte[] file) {
        String start =
                new String(file, 0, Math.min(file.length, TEXT_PROBE), StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT);
        if (start.contains("<svg")) {
            return "an SVG image";
        }
        if (start.contains("<!doctype html") || start.contains("<html")) {
            return "an HTML page";
        }
        return start.contains("<?xml") ? "an XML document" : "text";
    }

    private static boolean isText(byte[] file) {
        int end = Math.min(file.length, TEXT_PROBE);
        for (int i = 0; i < end; i++) {
            int value = file[i] & 0xff;
            boolean white = value == '\t' || value == '\n' || value == '\r' || value == '\f';
            if (value < 0x20 && !white || value == 0x7f) {
                return false;
            }
        }
        return end > 0;
    }
}
