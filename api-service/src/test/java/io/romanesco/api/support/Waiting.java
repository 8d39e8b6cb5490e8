package io.romanesco.api.support;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for conditions, with patience for a busy machine. */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private Waiting() {}

    /** Awaitility with that patience. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
    }
}
