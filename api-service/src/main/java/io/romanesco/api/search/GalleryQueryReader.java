package io.romanesco.api.search;

import io.romanesco.api.images.ImageStatus;
import io.romanesco.api.models.Palette;
import io.romanesco.api.platform.ErrorCode;
import java.util.Arrays;
import java.util.Optional;

/** Checks the gallery's parameters. Whether a category exists is the database's to say. */
final class GalleryQueryReader {

    static final int MOST = 100;

    private final int defaultLimit;

    GalleryQueryReader(int defaultLimit) {
        this.defaultLimit = defaultLimit;
    }

    /** The query that is meant; a problem with status 400 when it makes no sense. */
    GalleryQuery read(GalleryParameters given) {
        Palette palette = present(given.palette).map(GalleryQueryReader::palette).orElse(null);
        GalleryFilter filter =
                new GalleryFilter(
                        present(given.category).orElse(null),
                        palette,
                        present(given.color).map(color -> color(palette, color)).orElse(null),
                        present(given.status).map(GalleryQueryReader::status).orElse(null),
                        present(given.source).orElse(null),
                        present(given.model).orElse(null),
                        present(given.label).orElse(null));
        GalleryOrder order =
                present(given.order).map(GalleryQueryReader::order).orElse(GalleryOrder.NEWEST);
        int limit = present(given.limit).map(GalleryQueryReader::limit).orElse(defaultLimit);
        Cursor cursor = present(given.cursor).map(text -> cursor(text, order, filter)).orElse(null);
        return new GalleryQuery(filter, order, limit, cursor);
    }

    private static Optional<String> present(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static Palette palette(String name) {
        return Palette.named(name)
                .orElseThrow(() -> ErrorCode.UNKNOWN_PALETTE.because("A palette is rgb or ryb."));
    }

    private static String color(Palette palette, String given) {
        if (palette == null) {
            throw ErrorCode.COLOR_WITHOUT_PALETTE.because(
                    "A colour needs its palette: add palette=rgb or palette=ryb.");
        }
        return palette.color(given)
                .orElseThrow(() ->
                        ErrorCode.UNKNOWN_COLOR.because(
                                "The colours of %s are %s."
                                        .formatted(
                                                palette.label(),
                                                String.join(", ", palette.colors()))));
    }

    private static ImageStatus status(String name) {
        return Arrays.stream(ImageStatus.values())
                .filter(status -> status.name().equals(name))
                .findAny()
                .orElseThrow(() ->
                        ErrorCode.UNKNOWN_STATUS.because(
                                "A status is PENDING, CLASSIFIED, REJECTED or FAILED."));
    }

    private static GalleryOrder order(String name) {
        return switch (name) {
            case "newest" -> GalleryOrder.NEWEST;
            case "random" -> GalleryOrder.RANDOM;
            default -> throw ErrorCode.UNKNOWN_ORDER.because("An order is newest or random.");
        };
    }

    private static int limit(String given) {
        try {
            int limit = Integer.parseInt(given);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // Said below, like a number out of range.
        }
        throw ErrorCode.BAD_LIMIT.because("A limit is a whole number from 1 to " + MOST + ".");
    }

    private static Cursor cursor(String text, GalleryOrder order, GalleryFilter filter) {
        if (order == GalleryOrder.RANDOM) {
            throw ErrorCode.BAD_CURSOR.because("A random sample has no pages.");
        }
        return Cursor.decode(text, filter)
                .orElseThrow(() ->
                        ErrorCode.BAD_CURSOR.because(
                                "Take the cursor from the page before, with the same"
                                        + " filters."));
    }
}
