package io.romanesco.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLimitTest {

    @TempDir private Path folder;

    @Test
    void aLogThatHasBecomeTooLongIsPutAsideWhileItsProcessGoesOn() throws Exception {
        Path log = folder.resolve("api-service.log");
        Process writer =
                new ProcessBuilder("sh", "-c", "echo a long beginning; read go; echo more")
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        LogLimit limit = new LogLimit(folder, 10);
        while (Files.size(log) == 0) {
            Thread.onSpinWait();
        }

        limit.apply();
        writer.outputWriter().append("go\n").close();
        writer.waitFor();

        assertThat(log).hasContent("more");
        assertThat(folder.resolve("api-service.log.previous")).hasContent("a long beginning");
    }

    @Test
    void aShortOneAndWhatIsNoLogStayAsTheyAre() throws IOException {
        Path log = Files.writeString(folder.resolve("short.log"), "short");
        Path other = Files.writeString(folder.resolve("crash.txt"), "long enough to be too long");

        new LogLimit(folder, 10).apply();

        assertThat(log).hasContent("short");
        assertThat(other).hasContent("long enough to be too long");
        assertThat(folder.resolve("short.log.previous")).doesNotExist();
    }
}
