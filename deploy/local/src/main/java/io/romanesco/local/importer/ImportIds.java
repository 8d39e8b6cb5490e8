package io.romanesco.local.importer;

import io.romanesco.contract.RecordId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Ids of imported images: the same file of the same camera always has the same id. */
final class ImportIds {

    private ImportIds() {}

    /**
     * @param path of the file inside the imported folder, with slashes
     */
    static UUID of(String camera, String path, byte[] content) {
        String hash = HexFormat.of().formatHex(sha256().digest(content));
        return RecordId.derived("import\n" + camera + "\n" + path + "\n" + hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
