package io.romanesco.contract;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidValidator;
import java.util.UUID;

/**
 * Finds which image a record on the topic {@code images} is. The same record gives the same id,
 * however often and by whomever it is read.
 */
public final class RecordId {

    /** Namespace of the derived ids (UUIDv5, RFC 9562). */
    static final UUID NAMESPACE = UUID.fromString("6f1d9c1e-0b52-5c7e-9d3a-52c6d1f7a001");

    private static final int TEXT_LENGTH = 36;

    private RecordId() {}

    /** The id of a record without a CloudEvents id, derived from its position in the log. */
    public static UUID ofPosition(String topic, int partition, long offset) {
        return derived(topic + "/" + partition + "/" + offset);
    }

    /** The id of a record with a CloudEvents id: that id if it is a UUID, else derived from it. */
    public static UUID ofEvent(String source, String id) {
        return id.length() == TEXT_LENGTH && UuidValidator.isValid(id)
                ? UUID.fromString(id)
                : derived(source + "\n" + id);
    }

    /** An id that depends on the name alone. */
    public static UUID derived(String name) {
        return UuidCreator.getNameBasedSha1(NAMESPACE, name);
    }
}
