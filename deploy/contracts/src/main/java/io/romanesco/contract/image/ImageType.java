package io.romanesco.contract.image;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The accepted formats. Another one is another line here. */
public enum ImageType {
    JPEG("JPEG", "image/jpeg", "jpg", JpegParser::new),
    PNG("PNG", "image/png", "png", PngParser::new),
    WEBP("WebP", "image/webp", "webp", WebpParser::new),
    GIF("GIF", "image/gif", "gif", GifParser::new),
    BMP("BMP", "image/bmp", "bmp", BmpParser::new);

    private final String displayName;
    private final String mediaType;
    private final String extension;
    private final Function<Bytes, StructureParser> parser;

    ImageType(
            String displayName,
            String mediaType,
            String extension,
            Function<Bytes, StructureParser> parser) {
        this.displayName = displayName;
        this.mediaType = mediaType;
        this.extension = extension;
        this.parser = parser;
    }

    /** The format by the first bytes; empty where it is none of these. */
    public static Optional<ImageType> of(byte[] file) {
        Bytes bytes = new Bytes(file);
        if (bytes.has("\u00ff\u00d8\u00ff", 0)) {
            return Optional.of(JPEG);
        }
        if (bytes.has(PngParser.SIGNATURE, 0)) {
            return Optional.of(PNG);
        }
        if (bytes.has("RIFF", 0) && bytes.has("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        if (bytes.has("GIF87a", 0) || bytes.has("GIF89a", 0)) {
            return Optional.of(GIF);
        }
        return BmpParser.isBmp(bytes) ? Optional.of(BMP) : Optional.empty();
    }

    /** The accepted formats, for people: {@code JPEG, PNG, WebP, GIF and BMP}. */
    public static String accepted() {
        String all =
                Arrays.stream(values())
                        .map(type -> type.displayName)
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

    /** What a file of this format is made of. */
    public Structure structureOf(byte[] file) {
        return parser.apply(new Bytes(file)).parse();
    }
}
