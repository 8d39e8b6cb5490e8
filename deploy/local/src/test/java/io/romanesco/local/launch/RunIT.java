package io.romanesco.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The packaged launcher with real servers and services that only get ready. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunIT {

    @TempDir private static Path home;

    @BeforeAll
    static void packageServices() throws Exception {
        FakeService.packageAs(home, Layout.API);
        FakeService.packageAs(home, Layout.INFERENCE);
    }

    @Test
    @Order(1)
    void killedProcessesAreRestartedAndNoneOutlivesAKilledLauncher() throws Exception {
        try (ForkedRun run = ForkedRun.start(home)) {
            ProcessHandle first = run.process(Layout.INFERENCE);
            first.destroyForcibly();
            run.awaitReport();
            assertThat(run.process(Layout.INFERENCE).pid()).isNotEqualTo(first.pid());

            ProcessHandle servers = run.process("servers");
            servers.destroyForcibly();
            run.awaitReport();
            assertThat(run.process("servers").pid()).isNotEqualTo(servers.pid());
            checkDatabase(run.report());

            run.kill();

            run.awaitAllGone();
        }
    }

    @Test
    @Order(2)
    void nextStartKeepsTheDataOfAKilledLauncherAndSigtermStopsAll() throws Exception {
        try (ForkedRun run = ForkedRun.start(home)) {
            checkDatabase(run.report());
            Path log = Path.of(run.report().data(), "logs", "api-service.log");
            assertThat(log).content().contains("fake service on");
            assertThat(log.resolveSibling("api-service.log.previous")).exists();

            assertThat(run.terminate()).isZero();

            run.awaitAllGone();
            assertThat(Files.exists(RunReport.fileIn(Path.of(run.report().data())))).isFalse();
        }
    }

    private static void checkDatabase(RunReport report) throws Exception {
        String address =
                "jdbc:postgresql://localhost:%d/%s"
                        .formatted(report.postgres().port(), report.postgres().database());
        try (var database =
                DriverManager.getConnection(
                        address, report.postgres().username(), report.postgres().password())) {
            assertThat(database.isValid(5)).isTrue();
        }
    }
}
