package io.romanesco.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endProcesses() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void closeEndsWatchedProcessesAndLeavesForgottenOnes() throws IOException {
        Process first = start("sleep", "1000");
        Process forgotten = start("sleep", "1000");
        Process last = start("sleep", "1000");
        Watchdog watchdog = new Watchdog("TERM", 50);
        watchdog.watch(first.pid());
        watchdog.watch(forgotten.pid());
        watchdog.watch(last.pid());
        watchdog.forget(forgotten.pid());

        watchdog.close();

        await().until(() -> !first.isAlive() && !last.isAlive());
        assertThat(forgotten.isAlive()).isTrue();
    }

    @Test
    void processThatIgnoresTheSignalIsKilled() throws IOException {
        Process deaf = start("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done");
        assertThat(deaf.inputReader().readLine()).isEqualTo("deaf");
        Watchdog watchdog = new Watchdog("TERM", 5);
        watchdog.watch(deaf.pid());

        watchdog.close();

        await().until(() -> !deaf.isAlive());
    }

    @Test
    void closeWithoutWatchedProcessesEndsTheShell() throws IOException {
        Process gone = start("true");
        Watchdog watchdog = new Watchdog("TERM", 50);
        watchdog.watch(gone.pid());
        watchdog.forget(gone.pid());

        watchdog.close();

        await().until(() -> ProcessHandle.of(watchdog.pid()).isEmpty());
    }

    private Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }
}
