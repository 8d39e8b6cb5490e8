package io.romanesco.api.exports;

import io.romanesco.api.exports.ExportPages.Page;
import io.romanesco.api.exports.format.ExportFormat;
import io.romanesco.api.exports.format.ExportImage;
import io.romanesco.api.exports.format.ExportWriter;
import io.romanesco.api.exports.format.MaskUse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Writes an export in one of the formats, page by page as the client takes it. */
@ApplicationScoped
class FileExport {

    private final ExportPages pages;
    private final ExportCategories categories;
    private final Vertx vertx;

    FileExport(ExportPages pages, ExportCategories categories, Vertx vertx) {
        this.pages = pages;
        this.categories = categories;
        this.vertx = vertx;
    }

    /** The file's bytes. Nothing is read before the client asks for the first ones. */
    Multi<byte[]> write(ExportRequest request, ExportFormat format, List<Page> all, URI base) {
        return categories
                .of(all, page -> pages.read(page, request.model(), base, MaskUse.NONE))
                .onItem()
                .transformToMulti(names ->
                        write(
                                format.writer(names),
                                Set.copyOf(names),
                                format.zipped() ? ExportSink.zipped() : ExportSink.plain(),
                                all,
                                (page, masks) -> pages.read(page, request.model(), base, masks)));
    }

    private Multi<byte[]> write(
            ExportWriter writer,
            Set<String> names,
            ExportSink sink,
            List<Page> all,
            BiFunction<Page, MaskUse, Multi<ExportImage>> read) {
        List<Multi<byte[]>> parts = new ArrayList<>();
        for (int pass = 0; pass < writer.passes(); pass++) {
            int current = pass;
            parts.add(part(sink, () -> writer.begin(current, sink)).toMulti());
            parts.add(
                    Multi.createFrom()
                            .iterable(all)
                            .onItem()
                            .transformToMultiAndConcatenate(
                                    page -> read.apply(page, writer.masks(current)))
                            .onItem()
                            .transformToUniAndConcatenate(image ->
                                    part(
                                            sink,
                                            () -> writer.image(current, image.only(names), sink))));
            parts.add(part(sink, () -> writer.end(current, sink)).toMulti());
        }
        parts.add(Uni.createFrom().item(sink::finish).toMulti());
        return Multi.createBy().concatenating().streams(parts).filter(bytes -> bytes.length > 0);
    }

    /** Masks take time to be drawn, so a worker thread writes. */
    private Uni<byte[]> part(ExportSink sink, Runnable write) {
        return vertx.executeBlocking(
                () -> {
                    write.run();
                    return sink.drainFull();
                },
                true);
    }
}
