package io.romanesco.api.archive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Where an original lies in the bucket: {@code 2026/11/22/<id>.jpg}, by the UTC date of its
 * submission.
 */
final class ObjectKey {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd/").withZone(ZoneOffset.UTC);

    private ObjectKey() {}

    static String of(UUID id, Instant submittedAt, String extension) {
        return DAY.format(submittedAt) + id + "." + extension;
    }
}
