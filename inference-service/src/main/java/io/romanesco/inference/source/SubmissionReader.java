package io.romanesco.inference.source;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads a record of the topic {@code images}. Every header may be absent or nonsense. */
final class SubmissionReader {

    private static final int LONGEST_SOURCE = 256;
    private static final int LONGEST_NAME = 100;
    private static final String CAMERAS = "/cameras/";

    /** What is before or after is no time that a picture was taken at. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    private SubmissionReader() {}

    static SubmittedImage read(ConsumerRecord<byte[], byte[]> record) {
        String source = header(record, "ce_source").orElseGet(() -> camera(record.key()));
        UUID id =
                header(record, "ce_id")
                        .map(ceId -> RecordIds.named(source, ceId))
                        .orElseGet(() ->
                                RecordIds.placed(
                                        record.topic(), record.partition(), record.offset()));
        return new SubmittedImage(
                id,
                tidy(source),
                header(record, "ce_time")
                        .flatMap(SubmissionReader::time)
                        .orElseGet(() -> Instant.ofEpochMilli(Math.max(0, record.timestamp()))),
                header(record, "ce_model"),
                header(record, "ce_label").filter(SubmissionReader::isName),
                record.value() == null ? new byte[0] : record.value());
    }

    private static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return Optional.ofNullable(header)
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .filter(value -> !value.isBlank());
    }

    private static String camera(byte[] key) {
        String name = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        return CAMERAS + (name.isBlank() ? "unknown" : name);
    }

    /** A source as the contract wants it: a path, on one line, not too long. */
    private static String tidy(String source) {
        String line = CONTROL.matcher(source).replaceAll("");
        String path = line.startsWith("/") ? line : CAMERAS + line;
        return path.length() > LONGEST_SOURCE ? path.substring(0, end(path)) : path;
    }

    /** Not between the two halves of one character. */
    private static int end(String path) {
        return Character.isHighSurrogate(path.charAt(LONGEST_SOURCE - 1))
                ? LONGEST_SOURCE - 1
                : LONGEST_SOURCE;
    }

    private static boolean isName(String label) {
        return label.length() <= LONGEST_NAME && NAME.matcher(label).matches();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    .filter(time -> time.isAfter(EARLIEST) && time.isBefore(LATEST))
                    .map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
