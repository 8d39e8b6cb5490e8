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
 * The last image of a page; the next page begins after it. On the wire it is 28 bytes in base64url,
 * opaque to clients: a hash of the filter, the time in microseconds, the id.
 */
record Cursor(Instant submittedAt, UUID id) {

    private static final int BYTES = Integer.BYTES + 3 * Long.BYTES;

    /** The text is valid with this filter only: with another the page would be nonsense. */
    String encode(ImageQuery.Filter filter) {
        ByteBuffer bytes =
                ByteBuffer.allocate(BYTES)
                        .putInt(hash(filter))
                        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, submittedAt))
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty when the text is malformed or belongs to another filter. */
    static Optional<Cursor> decode(String text, ImageQuery.Filter filter) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES || bytes.getInt() != hash(filter)) {
                return Optional.empty();
            }
            Instant submittedAt = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            return Optional.of(new Cursor(submittedAt, new UUID(bytes.getLong(), bytes.getLong())));
        } catch (IllegalArgumentException | BufferUnderflowException | DateTimeException _) {
            return Optional.empty();
        }
    }

    /**
     * Of the text, since an enum's own hash differs between processes. Without objects it is the
     * text of replicas that know no objects, so that pages go on during a roll-out.
     */
    private static int hash(ImageQuery.Filter filter) {
        return filter.toString().replace(", object=null", "").hashCode();
    }
}
