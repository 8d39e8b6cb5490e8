package io.romanesco.api.exports;

import io.romanesco.api.exports.format.ExportImage;
import io.romanesco.api.images.Image;
import io.romanesco.api.results.ReadableMasks;
import io.romanesco.api.results.ResultChoice;
import io.romanesco.api.results.StoredResult;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.image.ImageType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes the exported form of an image: its label and results. */
public final class ExportImages {

    private ExportImages() {}

    /**
     * The image as it is exported. Without a model: the classification that the image shows, and
     * the objects or areas that it shows, else the newest. With one: only what that model said.
     * Masks that cannot be read are left out.
     *
     * @param number unique in the export, from 1
     * @param image its size must be known
     * @param results of the image with masks, newest first
     * @param url where the original is
     */
    public static ExportImage of(
            int number,
            Image image,
            List<StoredResult> results,
            Optional<ModelRequest> model,
            String url) {
        Optional<StoredResult> asked = model.flatMap(each -> ResultChoice.of(results, each));
        Optional<StoredResult> annotation =
                (model.isPresent()
                                ? asked.filter(result -> result.objects() != null)
                                : ResultChoice.annotation(results))
                        .map(ReadableMasks::of);
        Optional<StoredResult> classification =
                model.isPresent()
                        ? asked.filter(result -> result.classification() != null)
                        : ResultChoice.classification(results);
        return new ExportImage(
                number,
                image.id(),
                image.id() + "." + extension(image.contentType()),
                url,
                image.width(),
                image.height(),
                image.label(),
                classification.map(StoredResult::classification).orElse(null),
                annotation.map(result -> result.model() + "@" + result.version()).orElse(null),
                annotation.map(StoredResult::objects).orElse(List.of()),
                annotation.map(StoredResult::semantic).orElse(null));
    }

    private static String extension(String contentType) {
        return Arrays.stream(ImageType.values())
                .filter(type -> type.mediaType().equals(contentType))
                .map(ImageType::extension)
                .findAny()
                .orElse("bin");
    }
}
