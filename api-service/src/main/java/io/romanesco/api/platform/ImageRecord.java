package io.romanesco.api.platform;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
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

    /** A category's name, as the contract has it; anything else is no ground truth. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

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
        boolean isName = label != null && NAME.matcher(label).matches();
        return new ImageRecord(
                id, fitting(source), submittedAt(record), isName ? label : null, bytes);
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
        return source.length() > LONGEST_SOURCE ? source.substring(0, end(source)) : source;
    }

    /** Not between the two halves of one character. */
    private static int end(String source) {
        return Character.isHighSurrogate(source.charAt(LONGEST_SOURCE - 1))
                ? LONGEST_SOURCE - 1
                : LONGEST_SOURCE;
    }

    private static String source(ConsumerRecord<byte[], byte[]> record) {
        String given = header(record, Headers.SOURCE);
        if (given != null) {
            return given;
        }
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        return CAMERAS + (key.isBlank() ? "unknown" : key);
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

    /** A header's text; null where there is none, or nothing in it. */
    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        String text =
                header == null || header.value() == null
                        ? ""
                        : new String(header.value(), StandardCharsets.UTF_8);
        return text.isBlank() ? null : text;
    }
}
