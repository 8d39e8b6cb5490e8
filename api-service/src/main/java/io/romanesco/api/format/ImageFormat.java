package io.romanesco.api.format;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The accepted encodings, told apart by content, never by name. Another one is another line here.
 */
public enum ImageFormat {
    JPEG("JPEG", "image/jpeg", "jpg", JpegStructure::begins, JpegStructure::of),
    PNG("PNG", "image/png", "png", PngStructure::begins, PngStructure::of),
    WEBP("WebP", "image/webp", "webp", WebpStructure::begins, WebpStructure::of),
    GIF("GIF", "image/gif", "gif", GifStructure::begins, GifStructure::of),
    BMP("BMP", "image/bmp", "bmp", BmpStructure::begins, BmpStructure::of);

    private final String displayName;
    private final String mediaType;
    private final String extension;
    private final Predicate<byte[]> begins;
    private final Function<byte[], Structure> structure;

    ImageFormat(
            String displayName,
            String mediaType,
            String extension,
            Predicate<byte[]> begins,
            Function<byte[], Structure> structure) {
        this.displayName = displayName;
        this.mediaType = mediaType;
        this.extension = extension;
        this.begins = begins;
        this.structure = structure;
    }

    /** The format that the content begins as. */
    public static Optional<ImageFormat> of(byte[] content) {
        return Arrays.stream(values()).filter(format -> format.begins.test(content)).findFirst();
    }

    /** The accepted formats, for people: {@code JPEG, PNG, WebP, GIF and BMP}. */
    public static String accepted() {
        String all =
                Arrays.stream(values())
                        .map(format -> format.displayName)
                        .collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " and " + all.substring(last + 2);
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
}
