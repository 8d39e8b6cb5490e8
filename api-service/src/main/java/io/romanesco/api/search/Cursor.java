package io.romanesco.api.search;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The last image of a page, the next page begins after it. On the wire 28 bytes in base64url,
 * opaque to clients.
 */
public record Cursor(Instant submittedAt, UUID id) {

    private static final int BYTES = Integer.BYTES + 3 * Long.BYTES;

    /** Belongs to a query: the same cursor under other filters would be nonsense. */
    String encode(GalleryFilter filter) {
        ByteBuffer bytes =
                ByteBuffer.allocate(BYTES)
                        .putInt(filter.toString().hashCode())
                        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, submittedAt))
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Nothing when it is malformed or was made with other filters. */
    static Optional<Cursor> decode(String text, GalleryFilter filter) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES || bytes.getInt() != filter.toString().hashCode()) {
                return Optional.empty();
            }
            Instant submittedAt = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            return Optional.of(new Cursor(submittedAt, new UUID(bytes.getLong(), bytes.getLong())));
        } catch (IllegalArgumentException | BufferUnderflowException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
