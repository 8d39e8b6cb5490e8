package io.romanesco.api.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenessTest {

    private static final long PERIOD = 20_000_000;

    private final Lateness lateness = new Lateness(PERIOD, 0);

    @Test
    void timersInTimeAreNotLate() {
        for (int ring = 1; ring <= 100; ring++) {
            lateness.ring(ring * PERIOD);
        }

        assertThat(lateness.mean()).isZero();
    }

    @Test
    void theMeanFollowsHowLateTimersAreAndComesBack() {
        long now = 0;
        for (int ring = 0; ring < 30; ring++) {
            now += PERIOD + 10_000_000;
            lateness.ring(now);
        }
        assertThat(lateness.mean()).isBetween(9_500_000.0, 10_000_000.0);

        for (int ring = 0; ring < 30; ring++) {
            now += PERIOD;
            lateness.ring(now);
        }
        assertThat(lateness.mean()).isLessThan(100_000);
    }
}
