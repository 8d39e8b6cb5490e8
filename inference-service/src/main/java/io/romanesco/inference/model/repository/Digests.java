package io.romanesco.inference.model.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** SHA-256 of files. */
public final class Digests {

    private static final int CHUNK = 1 << 16;

    private Digests() {}

    /** The digest of a file in hexadecimal. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (FileChannel in = FileChannel.open(file)) {
            while (in.read(chunk) >= 0) {
                digest.update(chunk.flip());
                chunk.clear();
            }
        }
        return hexadecimal(digest);
    }

    /** A new SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What was digested so far, in hexadecimal. */
    public static String hexadecimal(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** How a file's digest differs from that of model.yaml; empty where it does not. */
    public static Optional<String> difference(Object file, String found, String expected) {
        return found.equalsIgnoreCase(expected)
                ? Optional.empty()
                : Optional.of(
                        "%s has SHA-256 %s, but model.yaml says %s"
                                .formatted(file, found, expected));
    }
}
