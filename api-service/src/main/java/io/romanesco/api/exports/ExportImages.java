package io.romanesco.api.exports;

import io.romanesco.api.exports.format.ExportImage;
import io.romanesco.api.exports.format.MaskUse;
import io.romanesco.api.images.Image;
import io.romanesco.api.results.ReadableMasks;
import io.romanesco.api.results.ResultChoice;
import io.romanesco.api.results.ResultOutlines;
import io.romanesco.api.results.StoredResult;
import io.romanesco.contract.Classification;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.image.ImageType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes the exported form of an image: its label and results. */
@ApplicationScoped
class ExportImages {

    private final ResultOutlines results;
    private final Vertx vertx;

    ExportImages(ResultOutlines results, Vertx vertx) {
        this.results = results;
        this.vertx = vertx;
    }

    /** What is exported of an image's results; null where there is none. */
    private record Said(Classification classification, ReadableMasks annotation) {}

    /**
     * The image as it is exported. Without a model: the classification that the image shows, and
     * the objects or areas that it shows, else the newest. With one: only what that model said.
     * Masks that cannot be read are left out.
     *
     * @param number unique in the export, from 1
     * @param image its size must be known
     * @param outlines of the image's results, newest first
     * @param url where the original is
     * @param masks which are wanted; others are left out
     */
    Uni<ExportImage> read(
            int number,
            Image image,
            List<StoredResult> outlines,
            Optional<ModelRequest> model,
            String url,
            MaskUse masks) {
        Classification classification =
                classification(outlines, model).map(StoredResult::classification).orElse(null);
        return annotation(outlines, model)
                .map(outline -> readable(outline, masks))
                .orElseGet(() -> Uni.createFrom().nullItem())
                .map(annotation -> of(number, image, url, new Said(classification, annotation)));
    }

    private static Optional<StoredResult> classification(
            List<StoredResult> outlines, Optional<ModelRequest> model) {
        return model.isPresent()
                ? ResultChoice.of(outlines, model.get())
                        .filter(result -> result.classification() != null)
                : ResultChoice.classification(outlines);
    }

    private static Optional<StoredResult> annotation(
            List<StoredResult> outlines, Optional<ModelRequest> model) {
        return model.isPresent()
                ? ResultChoice.of(outlines, model.get()).filter(result -> result.objects() != null)
                : ResultChoice.annotation(outlines);
    }

    private Uni<ReadableMasks> readable(StoredResult outline, MaskUse masks) {
        boolean wanted =
                outline.masksLeftOut()
                        && switch (masks) {
                            case NONE -> false;
                            case AREAS -> outline.semantic() != null;
                            case ALL -> true;
                        };
        return wanted
                ? results.withMasks(outline)
                        .chain(result ->
                                vertx.executeBlocking(() -> ReadableMasks.of(result), false))
                : Uni.createFrom().item(new ReadableMasks(outline, List.of()));
    }

    private static ExportImage of(int number, Image image, String url, Said said) {
        StoredResult annotation = said.annotation() == null ? null : said.annotation().result();
        return new ExportImage(
                number,
                image.id(),
                image.id() + "." + extension(image.contentType()),
                url,
                image.width(),
                image.height(),
                image.label(),
                said.classification(),
                annotation == null ? null : annotation.model() + "@" + annotation.version(),
                annotation == null ? List.of() : annotation.objects(),
                annotation == null ? null : annotation.semantic(),
                annotation == null ? List.of() : said.annotation().unreadable());
    }

    private static String extension(String contentType) {
        return Arrays.stream(ImageType.values())
                .filter(type -> type.mediaType().equals(contentType))
                .map(ImageType::extension)
                .findAny()
                .orElse("bin");
    }
}
