package io.romanesco.api.images;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Reads rows of the table {@code image} without an entity, or writes them as JSON without an
 * object: through a session, pages of many would cost several times as much. Both show what {@link
 * ImageEntity#toImage()} shows.
 */
@ApplicationScoped
public class ImageRows {

    /** What a statement has to select, in this order, from {@code image}. */
    public static final String COLUMNS =
            "id, source, status, submitted_at, classified_at, content_type, width, height, bytes,"
                + " label, classification::text, rejection_code, rejection_detail, timings::text";

    private final ObjectReader classification;
    private final ObjectReader timings;

    ImageRows(ObjectMapper json) {
        this.classification = json.readerFor(Classification.class);
        this.timings = json.readerFor(Timings.class);
    }

    /** The image of a row of {@link #COLUMNS}. */
    public Image read(Row row) {
        String rejection = row.getString(11);
        return new Image(
                id(row),
                row.getString(1),
                ImageStatus.valueOf(row.getString(2)),
                submittedAt(row),
                instant(row, 4),
                row.getString(5),
                row.getInteger(6),
                row.getInteger(7),
                row.getLong(8),
                Image.contentPath(id(row)),
                row.getString(9),
                json(classification, row.getString(10)),
                rejection == null ? null : new Rejection(rejection, row.getString(12)),
                json(timings, row.getString(13)));
    }

    /**
     * Writes the image of a row of {@link #COLUMNS} as the same JSON that Jackson writes of what
     * {@link #read} makes of it. Its documents are passed on as they are stored, so with members
     * that this release does not know: to read them only to write them again was a quarter of what
     * a page cost.
     */
    public static void write(Row row, JsonGenerator json) throws IOException {
        UUID id = id(row);
        String rejection = row.getString(11);
        json.writeStartObject();
        text(json, "id", id);
        text(json, "source", row.getString(1));
        text(json, "status", row.getString(2));
        text(json, "submittedAt", submittedAt(row));
        text(json, "classifiedAt", instant(row, 4));
        text(json, "contentType", row.getString(5));
        number(json, "width", row.getInteger(6));
        number(json, "height", row.getInteger(7));
        number(json, "bytes", row.getLong(8));
        text(json, "content", Image.contentPath(id));
        text(json, "label", row.getString(9));
        document(json, "classification", row.getString(10));
        if (rejection != null) {
            json.writePOJOField("rejection", new Rejection(rejection, row.getString(12)));
        }
        document(json, "timings", row.getString(13));
        json.writeEndObject();
    }

    /** The id in a row of {@link #COLUMNS}. */
    public static UUID id(Row row) {
        return row.getUUID(0);
    }

    /** When the image of a row of {@link #COLUMNS} was submitted. */
    public static Instant submittedAt(Row row) {
        return instant(row, 3);
    }

    private static void text(JsonGenerator json, String name, Object value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }

    private static void number(JsonGenerator json, String name, Number value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value.longValue());
        }
    }

    private static void document(JsonGenerator json, String name, String stored)
            throws IOException {
        if (stored != null) {
            json.writeFieldName(name);
            json.writeRawValue(stored);
        }
    }

    private static Instant instant(Row row, int column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static <T> T json(ObjectReader reader, String text) {
        try {
            return text == null ? null : reader.readValue(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
