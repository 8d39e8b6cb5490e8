package io.romanesco.api.search;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.api.images.ImageRows;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes the JSON of a {@link GalleryPage} straight from rows. */
@ApplicationScoped
public class PageWriter {

    /** About what an image takes; a page that takes more only grows its buffer. */
    private static final int IMAGE_BYTES = 1024;

    private final ObjectMapper json;

    PageWriter(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param rows of {@link ImageRows#COLUMNS}
     * @param next the cursor of the page after it, or null on the last
     */
    WrittenPage write(List<Row> rows, String next) {
        ByteArrayOutputStream page = new ByteArrayOutputStream((rows.size() + 1) * IMAGE_BYTES);
        try (JsonGenerator generator = json.createGenerator(page)) {
            generator.writeStartObject();
            generator.writeArrayFieldStart("items");
            for (Row row : rows) {
                ImageRows.write(row, generator);
            }
            generator.writeEndArray();
            if (next != null) {
                generator.writeStringField("next", next);
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WrittenPage(rows.isEmpty(), page.toByteArray());
    }
}
