package io.romanesco.inference.model.repository;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files. */
final class Digests {

    private Digests() {}

    /**
     * Compares a file with its digest.
     *
     * @throws ModelLoadException when it is missing or differs
     */
    static void check(Path file, String sha256, String model) throws ModelLoadException {
        if (!Files.isRegularFile(file)) {
            throw new ModelLoadException("model %s: %s does not exist".formatted(model, file));
        }
        try {
            String found = sha256(file);
            if (!found.equalsIgnoreCase(sha256)) {
                throw new ModelLoadException(
                        "model %s: %s has SHA-256 %s, but model.yaml says %s"
                                .formatted(model, file, found, sha256));
            }
        } catch (IOException unreadable) {
            throw new ModelLoadException(file + " cannot be read", unreadable);
        }
    }

    /** The digest in hexadecimal. */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
