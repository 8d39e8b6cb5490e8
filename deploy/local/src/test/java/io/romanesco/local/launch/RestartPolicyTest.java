package io.romanesco.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private final RestartPolicy policy = new RestartPolicy();

    @Test
    void processThatNeverGotReadyIsNotRestarted() {
        assertThat(policy.ended(at(1), false)).isEmpty();
    }

    @Test
    void pausesDoubleUntilTheFifthRestart() {
        policy.ready(at(0));

        for (int seconds : new int[] {1, 2, 4, 8, 16}) {
            assertThat(policy.ended(at(1), false)).contains(Duration.ofSeconds(seconds));
        }
        assertThat(policy.ended(at(1), false)).isEmpty();
    }

    @Test
    void aMinuteOfBeingReadyResetsTheCount() {
        policy.ready(at(0));
        policy.ended(at(1), true);
        policy.ended(at(2), false);
        policy.ready(at(10));

        assertThat(policy.ended(at(71), true)).contains(Duration.ofSeconds(1));
    }

    @Test
    void lessThanAMinuteOfBeingReadyDoesNotResetTheCount() {
        policy.ready(at(0));
        policy.ended(at(1), true);
        policy.ready(at(10));

        assertThat(policy.ended(at(69), true)).contains(Duration.ofSeconds(2));
    }

    private static long at(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
