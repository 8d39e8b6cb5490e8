package io.romanesco.api.exports;

import io.romanesco.api.exports.format.ExportImage;
import io.romanesco.api.exports.format.MaskUse;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.results.ResultOutlines;
import io.romanesco.api.results.StoredResult;
import io.romanesco.api.search.ImageScan;
import io.romanesco.api.search.ImageSelection;
import io.romanesco.contract.ModelRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the images of an export page by page. */
@ApplicationScoped
class ExportPages {

    private static final int PAGE = 50;
    private static final int IDS_AT_ONCE = 5000;

    private final ImageScan scan;
    private final ImageRepository images;
    private final ResultOutlines outlines;
    private final ExportImages exported;
    private final ExportConfig config;

    ExportPages(
            ImageScan scan,
            ImageRepository images,
            ResultOutlines outlines,
            ExportImages exported,
            ExportConfig config) {
        this.scan = scan;
        this.images = images;
        this.outlines = outlines;
        this.exported = exported;
        this.config = config;
    }

    /**
     * Some images of an export.
     *
     * @param first number of the first one, from 1
     */
    record Page(int first, List<UUID> ids) {}

    /**
     * All pages, so that each pass over an export sees the same images. Fails when there are none,
     * or too many.
     */
    Uni<List<Page>> of(ImageSelection selection) {
        return idsAfter(selection, null, new ArrayList<>()).map(ExportPages::split);
    }

    private Uni<List<UUID>> idsAfter(ImageSelection selection, UUID after, List<UUID> found) {
        return scan.idsAfter(selection, after, IDS_AT_ONCE)
                .chain(next -> {
                    found.addAll(next);
                    if (found.size() > config.maxImages()) {
                        throw ErrorCode.TOO_MANY_IMAGES.because(
                                "The filter selects more than the %d images that one export may"
                                                .formatted(config.maxImages())
                                        + " have. Narrow it.");
                    }
                    if (found.isEmpty()) {
                        throw ErrorCode.NOTHING_SELECTED.because(
                                "No archived image matches the filter.");
                    }
                    return next.size() < IDS_AT_ONCE
                            ? Uni.createFrom().item(found)
                            : idsAfter(selection, next.getLast(), found);
                });
    }

    private static List<Page> split(List<UUID> ids) {
        List<Page> pages = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PAGE) {
            pages.add(new Page(from + 1, ids.subList(from, Math.min(from + PAGE, ids.size()))));
        }
        return pages;
    }

    /**
     * The images of a page of which there is something to say, one by one: the masks of one image
     * are in memory at a time.
     *
     * @param masks which are wanted; others are left out
     */
    Multi<ExportImage> read(Page page, Optional<ModelRequest> model, URI base, MaskUse masks) {
        return images.view(page.ids())
                .chain(found -> outlines.of(page.ids()).map(all -> sized(found, all)))
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(each ->
                        exported.read(
                                page.first() + page.ids().indexOf(each.image().id()),
                                each.image(),
                                each.outlines(),
                                model,
                                base.resolve(each.image().content()).toString(),
                                masks))
                .filter(image ->
                        image.label() != null
                                || image.classification() != null
                                || image.model() != null);
    }

    private record Found(Image image, List<StoredResult> outlines) {}

    private static List<Found> sized(List<Image> images, List<StoredResult> outlines) {
        Map<UUID, List<StoredResult>> byImage =
                outlines.stream().collect(Collectors.groupingBy(StoredResult::imageId));
        return images.stream()
                .filter(image -> image.width() != null && image.height() != null)
                .map(image -> new Found(image, byImage.getOrDefault(image.id(), List.of())))
                .toList();
    }
}
