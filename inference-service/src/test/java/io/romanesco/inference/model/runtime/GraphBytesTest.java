package io.romanesco.inference.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.inference.model.repository.MisfitException;
import io.romanesco.inference.model.repository.ModelLoadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphBytesTest {

    /** More than one part is read. */
    private static final int SIZE = 2_500_000;

    @TempDir private Path folder;

    @Test
    void fileThatIsReplacedAfterItWasReadIsNotWhatIsLoaded() throws Exception {
        byte[] content = new byte[SIZE];
        new Random(4711).nextBytes(content);
        Path file = Files.write(folder.resolve("model.onnx"), content);

        try (GraphBytes graph = GraphBytes.read("paint/1", file, sha256(content))) {
            Files.write(file, new byte[SIZE]);

            assertThat(graph.buffer()).isEqualTo(ByteBuffer.wrap(content));
            assertThat(graph.buffer().isDirect()).isTrue();
        }
    }

    @Test
    void fileWithAnotherDigestIsRefusedWithBothDigests() throws Exception {
        Path file = Files.write(folder.resolve("model.onnx"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> GraphBytes.read("paint/1", file, "abc"))
                .isInstanceOf(MisfitException.class)
                .hasMessage(
                        "model paint/1: %s has SHA-256 %s, but model.yaml says abc"
                                .formatted(file, sha256(new byte[] {1, 2, 3})));
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> GraphBytes.read("paint/1", folder.resolve("none.onnx"), "abc"))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageEndingWith("none.onnx does not exist");
    }

    @Test
    void emptyFileHasNoBytes() throws Exception {
        Path file = Files.createFile(folder.resolve("model.onnx"));

        try (GraphBytes graph = GraphBytes.read("paint/1", file, sha256(new byte[0]))) {
            assertThat(graph.buffer().remaining()).isZero();
        }
    }

    private static String sha256(byte[] content) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IOException(impossible);
        }
    }
}
