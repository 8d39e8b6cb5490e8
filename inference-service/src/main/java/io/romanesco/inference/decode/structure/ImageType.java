package io.romanesco.inference.decode.structure;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of picture that are decoded. Another one is another line here. */
public enum ImageType {
    JPEG("image/jpeg", JpegStructure::of),
    PNG("image/png", PngStructure::of),
    WEBP("image/webp", WebpStructure::of),
    GIF("image/gif", GifStructure::of),
    BMP("image/bmp", BmpStructure::of);

    private final String mediaType;
    private final Function<byte[], Structure> walk;

    ImageType(String mediaType, Function<byte[], Structure> walk) {
        this.mediaType = mediaType;
        this.walk = walk;
    }

    /** The media type, as in a content-type header. */
    public String mediaType() {
        return mediaType;
    }

    /** The name for people, for example {@code WebP}. */
    public String displayName() {
        return this == WEBP ? "WebP" : name();
    }

    /** What a file of this kind is made of. */
    public Structure structureOf(byte[] file) {
        return walk.apply(file);
    }

    /** All kinds, for people: {@code JPEG, PNG, WebP, GIF and BMP}. */
    public static String accepted() {
        String all =
                Arrays.stream(values())
                        .map(ImageType::displayName)
                        .collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " and " + all.substring(last + 2);
    }
}
