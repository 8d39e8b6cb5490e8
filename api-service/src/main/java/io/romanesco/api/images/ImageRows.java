package io.romanesco.api.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.romanesco.contract.Classification;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.Timings;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Reads rows of the table {@code image} that SQL without an entity has selected. The result is the
 * same as {@link ImageEntity#toImage()}. A Hibernate session would cost a page several times as
 * much.
 */
@ApplicationScoped
public class ImageRows {

    /** The columns that a statement must select from {@code image}, in this order. */
    public static final String COLUMNS =
            "id, source, status, submitted_at, classified_at, content_type, width, height, bytes,"
                + " label, classification::text, analysis::text, rejection_code, rejection_detail,"
                + " timings::text";

    private final ObjectReader classification;
    private final ObjectReader analysis;
    private final ObjectReader timings;

    ImageRows(ObjectMapper json) {
        this.classification = json.readerFor(Classification.class);
        this.analysis = json.readerFor(Analysis.class);
        this.timings = json.readerFor(Timings.class);
    }

    /** The image of a row of {@link #COLUMNS}. */
    public Image read(Row row) {
        String rejection = row.getString(12);
        UUID id = row.getUUID(0);
        return new Image(
                id,
                row.getString(1),
                ImageStatus.valueOf(row.getString(2)),
                instant(row, 3),
                instant(row, 4),
                row.getString(5),
                row.getInteger(6),
                row.getInteger(7),
                row.getLong(8),
                Image.contentPath(id),
                row.getString(9),
                json(classification, row.getString(10)),
                json(analysis, row.getString(11)),
                rejection == null ? null : new Rejection(rejection, row.getString(13)),
                json(timings, row.getString(14)));
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
