package io.romanesco.e2e.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids of images whose record has no UUID: UUIDv5 (RFC 9562), as in deploy/contracts/asyncapi.yaml.
 */
public final class RecordIds {

    private static final UUID NAMESPACE = UUID.fromString("6f1d9c1e-0b52-5c7e-9d3a-52c6d1f7a001");

    private RecordIds() {}

    /** The image of a record without headers. */
    public static String ofPlace(String topic, int partition, long offset) {
        return version5(topic + "/" + partition + "/" + offset);
    }

    /** The image of a record whose ce_id is no UUID. */
    public static String ofEvent(String source, String id) {
        return version5(source + "\n" + id);
    }

    private static String version5(String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(
                    ByteBuffer.allocate(16)
                            .putLong(NAMESPACE.getMostSignificantBits())
                            .putLong(NAMESPACE.getLeastSignificantBits())
                            .array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = hash.getLong() & ~0xF000L | 0x5000L;
            long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
