package io.romanesco.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir private Path folder;

    @Test
    void givesTheLastLinesOfALongLog() throws IOException {
        String text =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "line " + i)
                        .collect(Collectors.joining("\n"));
        Path log = Files.writeString(folder.resolve("long.log"), text);

        assertThat(LogTail.of(log, 2)).containsExactly("line 9998", "line 9999");
    }

    @Test
    void givesAllOfAShortOneAndNothingOfAMissingOne() throws IOException {
        Path log = Files.writeString(folder.resolve("short.log"), "only\n");

        assertThat(LogTail.of(log, 5)).containsExactly("only");
        assertThat(LogTail.of(folder.resolve("missing.log"), 5)).isEmpty();
    }
}
