package io.romanesco.api.format;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The accepted encodings, told apart by content, never by name. Another one is another line here.
 */
public enum ImageFormat {
    JPEG(
            "image/jpeg",
            "jpg",
            JpegStructure::of,
            new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}),
    PNG(
            "image/png",
            "png",
            PngStructure::of,
            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

    private final String mediaType;
    private final String extension;
    private final Function<byte[], Structure> structure;
    private final byte[] signature;

    ImageFormat(
            String mediaType,
            String extension,
            Function<byte[], Structure> structure,
            byte[] signature) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.structure = structure;
        this.signature = signature;
    }

    /** The format whose signature the content begins with. */
    public static Optional<ImageFormat> of(byte[] content) {
        return Arrays.stream(values()).filter(format -> format.begins(content)).findFirst();
    }

    /** The accepted formats, for people: {@code JPEG and PNG}. */
    public static String accepted() {
        List<String> names = Arrays.stream(values()).map(Enum::name).toList();
        int last = names.size() - 1;
        return names.subList(0, last).stream().collect(Collectors.joining(", "))
                + " and "
                + names.get(last);
    }

    /** For example {@code image/jpeg}. */
    public String mediaType() {
        return mediaType;
    }

    /** The usual ending of a file's name, without the dot. */
    public String extension() {
        return extension;
    }

    /** Looks at the content's structure. */
    public Structure structureOf(byte[] content) {
        return structure.apply(content);
    }

    private boolean begins(byte[] content) {
        return content.length >= signature.length
                && Arrays.equals(content, 0, signature.length, signature, 0, signature.length);
    }
}
