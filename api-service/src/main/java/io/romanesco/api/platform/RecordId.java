package io.romanesco.api.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidValidator;
import java.util.UUID;

/**
 * Which image a record on the topic {@code images} is, as deploy/contracts/asyncapi.yaml defines
 * it: the same record has the same id, however often and by whomever it is read.
 */
public final class RecordId {

    /** Namespace of the derived ids (UUIDv5, RFC 9562). */
    static final UUID NAMESPACE = UUID.fromString("6f1d9c1e-0b52-5c7e-9d3a-52c6d1f7a001");

    private static final int TEXT_LENGTH = 36;

    private RecordId() {}

    /**
     * The id of a record.
     *
     * @param ceId the CloudEvents id, or null
     * @param source the record's source, never null
     */
    public static UUID of(String ceId, String source, String topic, int partition, long offset) {
        if (ceId == null || ceId.isEmpty()) {
            return derived(topic + "/" + partition + "/" + offset);
        }
        if (ceId.length() == TEXT_LENGTH && UuidValidator.isValid(ceId)) {
            return UUID.fromString(ceId);
        }
        return derived(source + "\n" + ceId);
    }

    private static UUID derived(String name) {
        return UuidCreator.getNameBasedSha1(NAMESPACE, name);
    }
}
