package io.romanesco.inference.decode.structure;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells the accepted kinds of picture apart by their content. Names and headers are not asked. */
public final class ContentSniffer {

    private static final byte[] JPEG = latin("\u00ff\u00d8\u00ff");
    private static final byte[] RIFF = latin("RIFF");
    private static final byte[] WEBP = latin("WEBP");
    private static final byte[] GIF87 = latin("GIF87a");
    private static final byte[] GIF89 = latin("GIF89a");

    private ContentSniffer() {}

    /** The kind of picture, or empty when it is none that is decoded. */
    public static Optional<ImageType> type(byte[] file) {
        if (matches(file, 0, JPEG)) {
            return Optional.of(ImageType.JPEG);
        }
        if (matches(file, 0, PngStructure.SIGNATURE)) {
            return Optional.of(ImageType.PNG);
        }
        if (matches(file, 0, RIFF) && matches(file, 8, WEBP)) {
            return Optional.of(ImageType.WEBP);
        }
        if (matches(file, 0, GIF87) || matches(file, 0, GIF89)) {
            return Optional.of(ImageType.GIF);
        }
        return BmpStructure.isBmp(file) ? Optional.of(ImageType.BMP) : Optional.empty();
    }

    static boolean matches(byte[] file, int offset, byte[] wanted) {
        return matches(file, offset, file.length, wanted);
    }

    /** Whether these bytes stand at the offset, before the end. */
    static boolean matches(byte[] file, int offset, int end, byte[] wanted) {
        if (end - offset < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (file[offset + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
