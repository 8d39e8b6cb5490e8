package io.romanesco.api.search;

import static io.romanesco.api.platform.QueryParameters.present;
import static io.romanesco.api.platform.QueryParameters.wholeNumber;

import io.romanesco.api.images.ImageStatus;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.platform.QueryParameters;
import io.romanesco.api.search.ImageQuery.ObjectCount;
import io.romanesco.contract.Palette;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of {@code GET /images} as they came. An empty one counts as absent. */
public class ImageQueryParameters {

    @QueryParam("category")
    @Parameter(
            description = "The label where there is one, else the prediction.",
            example = "Carrot")
    String category;

    @QueryParam("palette")
    @Parameter(description = "rgb or ryb", example = "rgb")
    String palette;

    @QueryParam("color")
    @Parameter(
            description = "A colour of the palette, #RRGGBB or RRGGBB in any case.",
            example = "FF8000")
    String color;

    @QueryParam("status")
    @Parameter(description = "PENDING, CLASSIFIED, ANALYSED, REJECTED or FAILED")
    String status;

    @QueryParam("source")
    @Parameter(description = "/uploads or /cameras/<name>")
    String source;

    @QueryParam("model")
    @Parameter(description = "Name of the model that gave the current result.")
    String model;

    @QueryParam("label")
    @Parameter(description = "Only images with this ground truth.")
    String label;

    @QueryParam("object")
    @Parameter(
            description = "A category of which a model has found objects in the image.",
            example = "Carrot")
    String object;

    @QueryParam("atLeast")
    @Parameter(
            description = "How many objects of it at least: 1 to 1000, 1 by default.",
            example = "3")
    String atLeast;

    @QueryParam("order")
    @Parameter(description = "newest (the default), or random for a uniform sample")
    String order;

    @QueryParam("limit")
    @Parameter(description = "1 to 100, 20 by default", example = "20")
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "The next of the page before, with the same filters.")
    String cursor;

    /**
     * The query; fails when the parameters make no sense. Whether a category exists is not checked
     * here.
     *
     * @param defaultLimit for when no limit is given
     */
    ImageQuery toQuery(int defaultLimit) {
        Palette named = present(palette).map(ImageQueryParameters::palette).orElse(null);
        ImageQuery.Filter filter =
                new ImageQuery.Filter(
                        present(category).orElse(null),
                        named,
                        present(color).map(text -> color(named, text)).orElse(null),
                        present(status).map(ImageQueryParameters::status).orElse(null),
                        present(source).orElse(null),
                        present(model).orElse(null),
                        present(label).orElse(null),
                        objects().orElse(null));
        ImageQuery.Order wanted =
                present(order).map(ImageQueryParameters::order).orElse(ImageQuery.Order.NEWEST);
        return new ImageQuery(
                filter,
                wanted,
                QueryParameters.limit(limit, defaultLimit),
                present(cursor).map(text -> cursor(text, wanted, filter)).orElse(null));
    }

    private Optional<ObjectCount> objects() {
        Optional<Integer> count = present(atLeast).map(ImageQueryParameters::count);
        if (count.isPresent() && present(object).isEmpty()) {
            throw ErrorCode.COUNT_WITHOUT_OBJECT.because(
                    "A count needs to know of what: add object=<category>.");
        }
        return present(object).map(category -> new ObjectCount(category, count.orElse(1)));
    }

    private static int count(String given) {
        return wholeNumber(given, ObjectCount.MAX)
                .orElseThrow(() ->
                        ErrorCode.BAD_COUNT.because(
                                "atLeast is a whole number from 1 to %d."
                                        .formatted(ObjectCount.MAX)));
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
                                "A status is PENDING, CLASSIFIED, ANALYSED, REJECTED or FAILED."));
    }

    private static ImageQuery.Order order(String name) {
        return switch (name) {
            case "newest" -> ImageQuery.Order.NEWEST;
            case "random" -> ImageQuery.Order.RANDOM;
            default -> throw ErrorCode.UNKNOWN_ORDER.because("An order is newest or random.");
        };
    }

    private static Cursor cursor(String text, ImageQuery.Order order, ImageQuery.Filter filter) {
        if (order == ImageQuery.Order.RANDOM) {
            throw ErrorCode.BAD_CURSOR.because("A random sample has no pages.");
        }
        return Cursor.decode(text, filter)
                .orElseThrow(() ->
                        ErrorCode.BAD_CURSOR.because(
                                "Take the cursor from the page before, with the same filters."));
    }
}
