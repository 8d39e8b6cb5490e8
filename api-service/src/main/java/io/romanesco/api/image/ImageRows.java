package io.romanesco.api.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Reads rows of the table {@code image} without an entity: for pages of many, which would cost
 * several times as much through a session. It shows just what {@link ImageEntity#toImage()} shows.
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
                row.getUUID(0),
                row.getString(1),
                ImageStatus.valueOf(row.getString(2)),
                instant(row, 3),
                instant(row, 4),
                row.getString(5),
                row.getInteger(6),
                row.getInteger(7),
                row.getLong(8),
                Image.contentPath(row.getUUID(0)),
                row.getString(9),
                json(classification, row.getString(10)),
                rejection == null ? null : new Rejection(rejection, row.getString(12)),
                json(timings, row.getString(13)));
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
