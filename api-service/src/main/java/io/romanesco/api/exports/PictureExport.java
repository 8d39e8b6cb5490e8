package io.romanesco.api.exports;

import io.romanesco.api.archive.ObjectStore;
import io.romanesco.api.exports.ExportPages.Page;
import io.romanesco.api.exports.format.ExportImage;
import io.romanesco.api.exports.format.MaskUse;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.images.ImageRepository.Original;
import io.romanesco.api.platform.ApiException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Writes a zip of pictures with a folder for each category (ImageFolder, as torchvision reads it).
 * The category is the label where there is one, else the classification; other images are left out.
 */
@ApplicationScoped
class PictureExport {

    private final ExportPages pages;
    private final ImageRepository images;
    private final ObjectStore store;

    PictureExport(ExportPages pages, ImageRepository images, ObjectStore store) {
        this.pages = pages;
        this.images = images;
        this.store = store;
    }

    /** The zip's bytes. One original at a time is in memory. */
    Multi<byte[]> write(ExportRequest request, List<Page> all, URI base) {
        ExportSink sink = ExportSink.stored();
        Multi<byte[]> pictures =
                Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToMultiAndConcatenate(
                                page -> pages.read(page, request.model(), base, MaskUse.NONE))
                        .filter(image -> category(image) != null)
                        .onItem()
                        .transformToUniAndConcatenate(image -> write(image, sink));
        Uni<byte[]> end = Uni.createFrom().item(sink::finish);
        return Multi.createBy().concatenating().streams(pictures, end.toMulti());
    }

    private static String category(ExportImage image) {
        if (image.label() != null) {
            return image.label();
        }
        return image.classification() == null ? null : image.classification().category();
    }

    private Uni<byte[]> write(ExportImage image, ExportSink sink) {
        return original(image)
                .map(original -> {
                    original.ifPresent(bytes -> {
                        sink.open(folder(category(image)) + "/" + image.fileName());
                        sink.write(bytes);
                    });
                    return sink.drain();
                });
    }

    /** Empty if the image or its original was deleted meanwhile. */
    private Uni<Optional<byte[]>> original(ExportImage image) {
        return images.original(image.id())
                .map(Original::key)
                .onFailure(ApiException.class)
                .recoverWithItem(Optional.empty())
                .chain(key ->
                        key.map(store::get)
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** A category as a folder's name: it must not lead out of the export. */
    static String folder(String category) {
        String plain = category.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        return plain.matches("\\.+") ? plain.replace('.', '_') : plain;
    }
}
