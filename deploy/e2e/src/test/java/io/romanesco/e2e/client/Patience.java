package io.romanesco.e2e.client;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long tests wait for a condition: long enough for a busy machine, never a measure of speed.
 */
public final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private Patience() {}

    /** Waits for something, named in the message of a failure. */
    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LONGEST).pollInterval(Duration.ofMillis(100));
    }
}
