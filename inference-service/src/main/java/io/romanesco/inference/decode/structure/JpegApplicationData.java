package io.romanesco.inference.decode.structure;

import io.romanesco.inference.decode.structure.Structure.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a JPEG's application segments say: JFIF, Exif, ICC profile, Adobe's colour transform. */
final class JpegApplicationData {

    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int ADOBE_LENGTH = 12;
    private static final String ICC = "ICC_PROFILE\0";

    private final byte[] bytes;
    private final Map<Integer, Slice> profile = new TreeMap<>();
    private Slice exif;
    private boolean jfif;
    private int adobeTransform = -1;

    JpegApplicationData(byte[] bytes) {
        this.bytes = bytes;
    }

    void take(int marker, Slice content) {
        int at = content.offset();
        if (marker == APP0 && begins(content, "JFIF\0")) {
            jfif = true;
        } else if (marker == APP1 && exif == null && begins(content, "Exif\0\0")) {
            exif = new Slice(at + 6, content.length() - 6);
        } else if (marker == APP2 && begins(content, ICC) && content.length() > ICC.length() + 2) {
            int header = ICC.length() + 2;
            profile.put(
                    bytes[at + ICC.length()] & 0xff,
                    new Slice(at + header, content.length() - header));
        } else if (marker == APP14
                && content.length() >= ADOBE_LENGTH
                && begins(content, "Adobe")) {
            adobeTransform = bytes[at + ADOBE_LENGTH - 1] & 0xff;
        }
    }

    private boolean begins(Slice content, String start) {
        return ContentSniffer.matches(
                bytes,
                content.offset(),
                content.offset() + content.length(),
                ContentSniffer.latin(start));
    }

    boolean jfif() {
        return jfif;
    }

    int adobeTransform() {
        return adobeTransform;
    }

    Optional<Slice> exif() {
        return Optional.ofNullable(exif);
    }

    /** The profile's pieces in the order of their numbers. */
    List<Slice> profile() {
        return List.copyOf(profile.values());
    }
}
