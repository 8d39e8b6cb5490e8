package io.romanesco.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    @TempDir private Path folder;

    @Test
    void limitOfATooLongLogCopiesAndEmptiesItWhileItsProcessGoesOn() throws Exception {
        Path log = folder.resolve("api-service.log");
        Process writer =
                new ProcessBuilder("sh", "-c", "echo a long beginning; read go; echo more")
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        while (Files.size(log) == 0) {
            Thread.onSpinWait();
        }

        new LogFiles(folder).limit(10);
        writer.outputWriter().append("go\n").close();
        writer.waitFor();

        assertThat(log).hasContent("more");
        assertThat(folder.resolve("api-service.log.previous")).hasContent("a long beginning");
    }

    @Test
    void limitLeavesShortLogsAndOtherFilesAlone() throws IOException {
        Path log = Files.writeString(folder.resolve("short.log"), "short");
        Path other = Files.writeString(folder.resolve("crash.txt"), "long enough to be too long");

        new LogFiles(folder).limit(10);

        assertThat(log).hasContent("short");
        assertThat(other).hasContent("long enough to be too long");
        assertThat(folder.resolve("short.log.previous")).doesNotExist();
    }

    @Test
    void setAsideRenamesTheLogsOfAnEarlierRun() throws IOException {
        Path log = Files.writeString(folder.resolve("servers.log"), "earlier");

        new LogFiles(folder).setAside();

        assertThat(log).doesNotExist();
        assertThat(folder.resolve("servers.log.previous")).hasContent("earlier");
    }

    @Test
    void tailOfALongLogIsItsLastLines() throws IOException {
        String text =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "line " + i)
                        .collect(Collectors.joining("\n"));
        Path log = Files.writeString(folder.resolve("long.log"), text);

        assertThat(LogFiles.tail(log, 2)).containsExactly("line 9998", "line 9999");
    }

    @Test
    void tailOfAShortLogIsAllOfItAndOfAMissingOneNothing() throws IOException {
        Path log = Files.writeString(folder.resolve("short.log"), "only\n");

        assertThat(LogFiles.tail(log, 5)).containsExactly("only");
        assertThat(LogFiles.tail(folder.resolve("missing.log"), 5)).isEmpty();
    }
}
