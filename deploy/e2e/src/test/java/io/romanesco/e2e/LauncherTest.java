package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Ports;
import io.romanesco.e2e.stack.Program;
import io.romanesco.e2e.stack.RunReport;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * How {@code make run} starts and stops. It uses a stack of its own, which runs before the shared
 * one.
 */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherTest {

    /** The documented bound. */
    private static final Duration MAX_STOP_TIME = Duration.ofSeconds(10);

    private static final String JPEG_LIBRARY = "ROMANESCO_DECODE_TURBOJPEG_LIBRARY";
    private static final int SAMPLES = 12;

    private static LocalStack stack;

    @BeforeAll
    static void createStack() {
        stack = new LocalStack("launcher");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void takenPortIsNamedWithItsSetting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());

            Program launcher = stack.launch("--kafka-port", port);

            assertThat(launcher.awaitExit()).as("%s", launcher.log()).isNotZero();
            assertThat(launcher.log())
                    .contains(port, "KAFKA_PORT")
                    .doesNotContain("Exception", "\tat ");
        }
        assertThat(stack.processes()).isEmpty();
    }

    @Test
    @Order(2)
    void sigtermStopsEverythingInTimeAndTheNextStartHasTheData() {
        stack.setVariable(JPEG_LIBRARY, "/missing/libturbojpeg.so");
        stack.start("--samples");
        assertThat(stack.launcher().output()).contains("apt-get install libturbojpeg0");
        awaitSamples();
        String id = stack.api().classified(Drawings.jpeg(1301)).path("id").asText();
        RunReport report = stack.report();
        List<ProcessHandle> processes = allProcessesOf(report);
        assertThat(stack.launcher().output()).contains(report.process("api-service").url());

        long start = System.nanoTime();
        stack.launcher().terminate();
        stack.launcher().awaitExit();
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(took).isLessThanOrEqualTo(MAX_STOP_TIME);
        Patience.await("all processes to end").until(() -> allEnded(processes));
        assertNothingIsLeftOf(report);

        stack.setVariable(JPEG_LIBRARY, null);
        stack.start("--samples");
        assertThat(stack.api().statusOf(id)).isEqualTo("CLASSIFIED");
        assertThat(stack.launcher().output()).doesNotContain("sample");
        assertThat(stack.api().ids("source=/uploads")).hasSize(SAMPLES + 1);
    }

    @Test
    @Order(3)
    void killedLauncherLeavesNoProcess() {
        RunReport report = stack.report();
        List<ProcessHandle> processes = allProcessesOf(report);

        stack.launcher().kill();

        Patience.await("all processes to end").until(() -> allEnded(processes));
        assertNothingIsLeftOf(report);
    }

    /** A new data folder gets the sample pictures, and most of them their category. */
    private static void awaitSamples() {
        assertThat(stack.launcher().output()).contains("SAMPLES=0");
        Patience.await("the sample pictures")
                .until(() -> stack.api().ids("status=CLASSIFIED").size() == SAMPLES);
        Set<String> categories = new HashSet<>();
        for (String id : stack.api().ids("status=CLASSIFIED")) {
            JsonNode image = stack.api().image(id).json();
            categories.add(image.at("/classification/category").asText());
        }
        assertThat(categories).hasSizeGreaterThanOrEqualTo(SAMPLES - 2);
    }

    private static List<ProcessHandle> allProcessesOf(RunReport report) {
        List<ProcessHandle> processes = new ArrayList<>(stack.processes());
        report.processes().forEach(each -> ProcessHandle.of(each.pid()).ifPresent(processes::add));
        assertThat(processes).hasSizeGreaterThanOrEqualTo(5);
        return processes;
    }

    private static boolean allEnded(List<ProcessHandle> processes) {
        return processes.stream().noneMatch(ProcessHandle::isAlive);
    }

    private static void assertNothingIsLeftOf(RunReport report) {
        assertThat(stack.processes()).isEmpty();
        assertThat(report.ports()).noneMatch(Ports::isOpen);
    }
}
