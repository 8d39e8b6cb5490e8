package io.romanesco.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final long MILLI = 1_000_000;

    private final RateLimiter spacing = new RateLimiter(Duration.ofMillis(4), 0);

    @Test
    void whoComesAfterAPauseHasItsTurnAtOnce() {
        assertThat(spacing.next(0)).isZero();
        assertThat(spacing.next(4 * MILLI)).isZero();
        assertThat(spacing.next(100 * MILLI)).isZero();
    }

    @Test
    void aCrowdHasItsTurnsApart() {
        spacing.next(10 * MILLI);

        assertThat(spacing.next(10 * MILLI)).isEqualTo(Duration.ofMillis(4));
        assertThat(spacing.next(11 * MILLI)).isEqualTo(Duration.ofMillis(7));
        assertThat(spacing.next(17 * MILLI)).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void theClockMayPassItsEnd() {
        RateLimiter late = new RateLimiter(Duration.ofMillis(4), Long.MAX_VALUE);
        late.next(Long.MAX_VALUE);

        assertThat(late.next(Long.MIN_VALUE)).isEqualTo(Duration.ofNanos(4 * MILLI - 1));
    }
}
