package io.romanesco.api.exports;

import io.romanesco.api.exports.ExportPages.Page;
import io.romanesco.api.exports.format.ExportFormat;
import io.romanesco.api.exports.format.ExportImage;
import io.romanesco.api.exports.format.ExportWriter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

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
        Function<Page, Uni<List<ExportImage>>> read =
                page -> pages.read(page, request.model(), base);
        return categories
                .of(all, read)
                .onItem()
                .transformToMulti(names ->
                        write(
                                format.writer(names),
                                Set.copyOf(names),
                                format.zipped() ? ExportSink.zipped() : ExportSink.plain(),
                                all,
                                read));
    }

    private Multi<byte[]> write(
            ExportWriter writer,
            Set<String> names,
            ExportSink sink,
            List<Page> all,
            Function<Page, Uni<List<ExportImage>>> read) {
        List<Multi<byte[]>> parts = new ArrayList<>();
        for (int pass = 0; pass < writer.passes(); pass++) {
            int current = pass;
            parts.add(part(sink, () -> writer.begin(current, sink)).toMulti());
            parts.add(
                    Multi.createFrom()
                            .iterable(all)
                            .onItem()
                            .transformToUniAndConcatenate(page ->
                                    read.apply(page)
                                            .chain(images ->
                                                    part(
                                                            sink,
                                                            () ->
                                                                    images.forEach(image ->
                                                                            writer.image(
                                                                                    current,
                                                                                    image.only(
                                                                                            names),
                                                                                    sink))))));
            parts.add(part(sink, () -> writer.end(current, sink)).toMulti());
        }
        parts.add(part(sink, sink::finish).toMulti());
        return Multi.createBy().concatenating().streams(parts);
    }

    /** Masks take time to be drawn, so a worker thread writes. */
    private Uni<byte[]> part(ExportSink sink, Runnable write) {
        return vertx.executeBlocking(
                () -> {
                    write.run();
                    return sink.drain();
                },
                true);
    }
}
