package io.romanesco.contract;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An image as it was submitted: a record of the topic {@code images} with its headers read and the
 * missing ones filled in.
 *
 * @param id the image's id, given or derived from the record
 * @param source {@code /uploads} or {@code /cameras/<name>}, at most 256 characters
 * @param submittedAt when it was taken or sent, in milliseconds
 * @param choice the models that were asked for
 * @param label the category that it is known to show
 * @param bytes the encoded image; empty, never null
 */
public record Submission(
        UUID id,
        String source,
        Instant submittedAt,
        ModelChoice choice,
        Optional<String> label,
        byte[] bytes) {

    /** Source of every image that came in through the HTTP API. */
    public static final String UPLOADS = "/uploads";

    private static final String CAMERAS = "/cameras/";
    private static final int MAX_SOURCE_LENGTH = 256;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

    /** A camera with a wrong clock could send times outside these, which databases cannot store. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * Where a record is in the log.
     *
     * @param timestamp milliseconds since 1970
     */
    public record Position(String topic, int partition, long offset, long timestamp) {}

    /** The source of images from a camera. */
    public static String camera(String name) {
        return CAMERAS + name;
    }

    /** The name of the camera that a source is; empty where it is none. */
    public static Optional<String> cameraOf(String source) {
        return source.startsWith(CAMERAS)
                ? Optional.of(source.substring(CAMERAS.length()))
                : Optional.empty();
    }

    /**
     * Reads a record. It never fails: every header is optional, and what makes no sense counts as
     * missing.
     *
     * @param key names the camera where there is no ce_source; may be null
     * @param value the encoded image; may be null
     */
    public static Submission of(
            Position position, CloudEventHeaders headers, byte[] key, byte[] value) {
        String source = headers.text(CloudEventHeaders.SOURCE).orElseGet(() -> ofKey(key));
        UUID id =
                headers.text(CloudEventHeaders.ID)
                        .map(given -> RecordId.ofEvent(source, given))
                        .orElseGet(() ->
                                RecordId.ofPosition(
                                        position.topic(), position.partition(), position.offset()));
        return new Submission(
                id,
                fitted(source),
                headers.text(CloudEventHeaders.TIME)
                        .flatMap(Submission::time)
                        .orElseGet(() -> Instant.ofEpochMilli(Math.max(0, position.timestamp()))),
                ModelChoice.of(headers),
                headers.text(CloudEventHeaders.LABEL)
                        .filter(label -> LABEL.matcher(label).matches()),
                value == null ? new byte[0] : value);
    }

    /** The same image with another choice of models. */
    public Submission with(ModelChoice other) {
        return new Submission(id, source, submittedAt, other, label, bytes);
    }

    /** Whether it came through the HTTP API, which has already stored a row for it. */
    public boolean isUpload() {
        return source.equals(UPLOADS);
    }

    private static String ofKey(byte[] key) {
        String name = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        return camera(name.isBlank() ? "unknown" : name);
    }

    /** A source as the contract wants it: a path on one line, not cut within a surrogate pair. */
    private static String fitted(String source) {
        String line = CONTROL.matcher(source).replaceAll("");
        String path = line.startsWith("/") ? line : camera(line);
        if (path.length() <= MAX_SOURCE_LENGTH) {
            return path;
        }
        boolean splitsPair = Character.isHighSurrogate(path.charAt(MAX_SOURCE_LENGTH - 1));
        return path.substring(0, splitsPair ? MAX_SOURCE_LENGTH - 1 : MAX_SOURCE_LENGTH);
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
