package io.romanesco.api.search;

import io.romanesco.api.platform.ErrorCode;
import java.time.Instant;
import java.util.Map;

/** Archived images that match a filter: for work that goes through all of them. */
public final class ImageSelection {

    private final ImageQuery.Filter filter;
    private final Instant submittedUntil;

    private ImageSelection(ImageQuery.Filter filter, Instant submittedUntil) {
        this.filter = filter;
        this.submittedUntil = submittedUntil;
    }

    /**
     * Fails when the filter makes no sense. Whether a category exists is not checked.
     *
     * @param filter the filters of {@code GET /images} by name; an unknown name is refused, because
     *     a misspelt filter would select all images
     * @param submittedUntil later images are left out, so that the selection does not grow
     */
    public static ImageSelection of(Map<String, String> filter, Instant submittedUntil) {
        ImageQueryParameters parameters = new ImageQueryParameters();
        filter.forEach((name, value) -> set(parameters, name, value));
        return new ImageSelection(parameters.toQuery(1).filter(), submittedUntil);
    }

    private static void set(ImageQueryParameters parameters, String name, String value) {
        switch (name) {
            case "category" -> parameters.category = value;
            case "palette" -> parameters.palette = value;
            case "color" -> parameters.color = value;
            case "status" -> parameters.status = value;
            case "source" -> parameters.source = value;
            case "model" -> parameters.model = value;
            case "label" -> parameters.label = value;
            case "object" -> parameters.object = value;
            case "atLeast" -> parameters.atLeast = value;
            default ->
                    throw ErrorCode.BAD_REQUEST.because(
                            "There is no filter '%s'. The filters are those of GET /api/v1/images."
                                    .formatted(name));
        }
    }

    ImageQuery.Filter filter() {
        return filter;
    }

    Instant submittedUntil() {
        return submittedUntil;
    }
}
