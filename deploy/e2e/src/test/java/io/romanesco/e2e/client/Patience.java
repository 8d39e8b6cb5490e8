package io.romanesco.e2e.client;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The time that tests wait for a condition: enough for a busy machine, so it measures no speed. */
public final class Patience {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private Patience() {}

    /** Waits for something, named in the message of a failure. */
    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(TIMEOUT).pollInterval(Duration.ofMillis(100));
    }
}
