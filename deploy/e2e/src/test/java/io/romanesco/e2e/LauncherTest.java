package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Ports;
import io.romanesco.e2e.stack.Program;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What {@code make run} promises about starting and stopping. */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherTest {

    /** The bound that the launcher promises. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private static LocalStack stack;

    @BeforeAll
    static void oneFolderOfData() {
        stack = LocalStack.prepared("launcher");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void aTakenPortIsNamed() throws IOException {
        int kafkaPort = stack.ports().kafka();
        try (ServerSocket taken = new ServerSocket(kafkaPort)) {
            Program launcher = stack.launch();

            assertThat(launcher.awaitExit()).as("%s", launcher.log()).isNotZero();
            assertThat(launcher.log())
                    .contains(Integer.toString(taken.getLocalPort()), "KAFKA_PORT")
                    .doesNotContain("Exception");
        }
        assertThat(stack.processes()).isEmpty();
    }

    @Test
    @Order(2)
    void sigtermStopsAllOfItSoonAndTheDataIsThereAtTheNextStart() {
        stack.start();
        Api api = stack.api();
        String id = api.classified(Drawings.jpeg(1301)).path("id").asText();
        Set<ProcessHandle> processes = stack.processes();
        assertThat(processes).hasSizeGreaterThanOrEqualTo(3);
        assertThat(stack.launcher().output()).contains("localhost:" + stack.ports().api());

        long start = System.nanoTime();
        stack.launcher().terminate();
        stack.launcher().awaitExit();
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(took).isLessThanOrEqualTo(LONGEST_STOP);
        nothingIsLeft(processes);

        stack.start();
        assertThat(api.statusOf(id)).isEqualTo("CLASSIFIED");
    }

    @Test
    @Order(3)
    void nothingOutlivesAKilledLauncher() {
        Set<ProcessHandle> processes = stack.processes();
        assertThat(processes).hasSizeGreaterThanOrEqualTo(3);

        stack.launcher().kill();

        Patience.await("all processes to end")
                .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        nothingIsLeft(processes);
    }

    private static void nothingIsLeft(Set<ProcessHandle> processes) {
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(stack.processes()).isEmpty();
        assertThat(stack.ports().all()).noneMatch(Ports::isOpen);
    }
}
