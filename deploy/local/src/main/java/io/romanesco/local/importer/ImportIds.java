package io.romanesco.local.importer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Ids of imported images: the same file of the same camera always has the same id. */
final class ImportIds {

    /** Fixed by deploy/contracts. */
    static final UUID NAMESPACE = UUID.fromString("6f1d9c1e-0b52-5c7e-9d3a-52c6d1f7a001");

    private ImportIds() {}

    /**
     * @param path of the file inside the imported folder, with slashes
     */
    static UUID of(String camera, String path, byte[] content) {
        String hash = HexFormat.of().formatHex(digest("SHA-256").digest(content));
        return nameBased(NAMESPACE, "import\n" + camera + "\n" + path + "\n" + hash);
    }

    /** UUID version 5 (RFC 9562, section 5.5). */
    static UUID nameBased(UUID namespace, String name) {
        MessageDigest sha1 = digest("SHA-1");
        sha1.update(HexFormat.of().parseHex(namespace.toString().replace("-", "")));
        byte[] hash = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        hash[6] = (byte) (hash[6] & 0x0f | 0x50);
        hash[8] = (byte) (hash[8] & 0x3f | 0x80);
        String hex = HexFormat.of().formatHex(hash, 0, 16);
        return new UUID(
                Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
