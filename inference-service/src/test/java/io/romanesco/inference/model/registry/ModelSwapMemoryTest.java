package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSwapMemoryTest {

    @TempDir private Path root;

    @Test
    void hundredSwapsLeaveTheMemoryOfTheProcessWithinTenPercent() throws Exception {
        List<String> found = swaps().lines().filter(line -> line.startsWith("resident ")).toList();

        assertThat(found).hasSize(1);
        String[] resident = found.getFirst().split(" ");
        double before = Double.parseDouble(resident[1]);
        assertThat(Double.parseDouble(resident[2])).as(found.getFirst()).isLessThan(before * 1.1);
    }

    /**
     * The heap is resident from the start and the optimising compiler is off, so that little but
     * the models can grow.
     */
    private String swaps() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:+UseSerialGC",
                                "-Xms256m",
                                "-Xmx256m",
                                "-XX:+AlwaysPreTouch",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SwapMemory.class.getName(),
                                root.toString())
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
