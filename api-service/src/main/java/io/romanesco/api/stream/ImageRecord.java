package io.romanesco.api.stream;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record of the topic {@code images}, its headers read and what is missing filled in.
 *
 * @param source {@code /uploads} or {@code /cameras/<name>}, at most 256 characters
 * @param submittedAt ce_time, or else the record's timestamp, in milliseconds
 * @param label ground truth that came with the image, or null
 * @param bytes the encoded image, never null
 */
public record ImageRecord(UUID id, String source, Instant submittedAt, String label, byte[] bytes) {

    private static final String CAMERAS = "/cameras/";
    private static final int LONGEST_SOURCE = 256;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** Reads a record. Nothing about it can be wrong: every header is optional. */
    public static ImageRecord of(ConsumerRecord<byte[], byte[]> record) {
        String source = source(record);
        UUID id =
                RecordId.of(
                        header(record, Headers.ID),
                        source,
                        record.topic(),
                        record.partition(),
                        record.offset());
        byte[] bytes = record.value() == null ? new byte[0] : record.value();
        String label = header(record, Headers.LABEL);
        return new ImageRecord(id, fitting(source), submittedAt(record), label, bytes);
    }

    /** Whether it came through the HTTP API, which alone makes the rows of such images. */
    public boolean isUpload() {
        return source.equals(Headers.UPLOADS);
    }

    /**
     * Made to fit the contract as inference-service does it; the id comes from the source as it
     * was.
     */
    private static String fitting(String given) {
        String clean = given.replaceAll("\\p{Cntrl}", "");
        String source = clean.startsWith("/") ? clean : CAMERAS + clean;
        return source.length() > LONGEST_SOURCE ? source.substring(0, LONGEST_SOURCE) : source;
    }

    private static String source(ConsumerRecord<byte[], byte[]> record) {
        String given = header(record, Headers.SOURCE);
        if (given != null && !given.isEmpty()) {
            return given;
        }
        byte[] key = record.key();
        boolean nameless = key == null || key.length == 0;
        return CAMERAS + (nameless ? "unknown" : new String(key, StandardCharsets.UTF_8));
    }

    private static Instant submittedAt(ConsumerRecord<byte[], byte[]> record) {
        Instant arrived = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        String given = header(record, Headers.TIME);
        if (given == null) {
            return arrived;
        }
        try {
            Instant time = OffsetDateTime.parse(given).toInstant();
            boolean sensible = time.isAfter(EARLIEST) && time.isBefore(LATEST);
            return sensible ? time.truncatedTo(ChronoUnit.MILLIS) : arrived;
        } catch (DateTimeException _) {
            return arrived;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
