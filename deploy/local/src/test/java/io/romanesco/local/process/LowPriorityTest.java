package io.romanesco.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LowPriorityTest {

    @Test
    void theProcessItselfRunsOnlyWhereNobodyElseWants() throws IOException {
        assumeFalse(LowPriority.prefix().isEmpty(), "no chrt here");
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(LowPriority.prefix());
        command.addAll(List.of("/bin/sh", "-c", "echo $$; chrt -p $$"));

        Process process = new ProcessBuilder(command).start();
        List<String> said = process.inputReader().lines().toList();

        assertThat(said.getFirst()).isEqualTo(Long.toString(process.pid()));
        assertThat(String.join(" ", said)).contains("SCHED_IDLE");
    }
}
