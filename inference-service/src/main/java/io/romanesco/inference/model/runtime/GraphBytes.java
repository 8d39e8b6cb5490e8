package io.romanesco.inference.model.runtime;

import io.romanesco.inference.model.repository.Digests;
import io.romanesco.inference.model.repository.MisfitException;
import io.romanesco.inference.model.repository.ModelLoadException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * A graph's file, copied into memory outside the heap. It is read once, and what was digested is
 * what is loaded, even if the file is replaced meanwhile. Close it once the session is open. For
 * one thread.
 */
public final class GraphBytes implements AutoCloseable {

    /** So that a chunk is digested while the processor's cache still has it. */
    private static final int CHUNK = 1 << 20;

    private final Arena arena = Arena.ofConfined();
    private final Path file;
    private final ByteBuffer bytes;

    private GraphBytes(Path file, long size) {
        this.file = file;
        this.bytes = arena.allocate(size).asByteBuffer();
    }

    /**
     * Reads a file and compares it with its digest.
     *
     * @param model for messages
     * @param sha256 in hexadecimal
     * @throws MisfitException when the digest differs
     * @throws ModelLoadException when the file is missing, cannot be read, or is larger than the 2
     *     GiB that ONNX allows
     */
    public static GraphBytes read(String model, Path file, String sha256)
            throws ModelLoadException {
        try (FileChannel in = FileChannel.open(file)) {
            long size = in.size();
            if (size > Integer.MAX_VALUE) {
                throw new ModelLoadException(
                        "model %s: %s has %d bytes; ONNX allows 2 GiB"
                                .formatted(model, file, size));
            }
            GraphBytes read = new GraphBytes(file, size);
            Optional<String> difference = Digests.difference(file, read.fill(in), sha256);
            if (difference.isPresent()) {
                read.close();
                throw new MisfitException("model %s: %s".formatted(model, difference.get()));
            }
            return read;
        } catch (NoSuchFileException missing) {
            throw new ModelLoadException(
                    "model %s: %s does not exist".formatted(model, file), missing);
        } catch (IOException unreadable) {
            throw new ModelLoadException(file + " cannot be read", unreadable);
        }
    }

    private String fill(FileChannel in) throws IOException {
        MessageDigest digest = Digests.sha256();
        int end = bytes.limit();
        try {
            while (bytes.position() < end) {
                int from = bytes.position();
                bytes.limit(Math.min(end, from + CHUNK));
                if (in.read(bytes) < 0) {
                    break;
                }
                digest.update(bytes.duplicate().flip().position(from));
            }
        } catch (IOException failed) {
            close();
            throw failed;
        }
        bytes.limit(end).rewind();
        return Digests.hexadecimal(digest);
    }

    Path file() {
        return file;
    }

    /** The file's content: a direct buffer. */
    ByteBuffer buffer() {
        return bytes.duplicate();
    }

    @Override
    public void close() {
        arena.close();
    }
}
