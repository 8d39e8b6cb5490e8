package io.romanesco.inference.model.repository;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Compares files with the SHA-256 that model.yaml gives. */
final class Digests {

    private Digests() {}

    static void check(Path file, String sha256, String model) throws ModelLoadException {
        if (!Files.isRegularFile(file)) {
            throw new ModelLoadException("model %s: %s does not exist".formatted(model, file));
        }
        String found = sha256(file);
        if (!found.equalsIgnoreCase(sha256)) {
            throw new ModelLoadException(
                    "model %s: %s has SHA-256 %s, but model.yaml says %s"
                            .formatted(model, file, found, sha256));
        }
    }

    private static String sha256(Path file) throws ModelLoadException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new ModelLoadException(file + " cannot be read", unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
