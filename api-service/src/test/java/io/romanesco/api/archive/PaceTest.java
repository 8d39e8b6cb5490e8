package io.romanesco.api.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000;

    private final Pace pace = new Pace(Duration.ofMillis(200), 0);

    @Test
    void howeverLateItIsSomeHaveTheirTurn() {
        adapt(100, true);

        assertThat(turnsWithin(0, 10)).isEqualTo(50);
    }

    @Test
    void itGrowsWhileThereIsTime() {
        adapt(45, false);
        assertThat(turnsWithin(0, 10)).isCloseTo(500, withinPercentage(1));

        adapt(1000, false);
        assertThat(turnsWithin(10, 20)).isCloseTo(2000, withinPercentage(1));
    }

    @Test
    void aFewLateMomentsBringItDown() {
        adapt(1000, false);
        adapt(6, true);

        assertThat(turnsWithin(0, 10)).isEqualTo(50);
    }

    @Test
    void turnsThatNobodyTookAreNotMadeUpFor() {
        assertThat(pace.turn(100 * SECOND)).isZero();
        assertThat(pace.turn(100 * SECOND)).isEqualTo(SECOND / 5);
    }

    @Test
    void thoseWhoWaitHaveTheirTurnsOneAfterTheOther() {
        assertThat(pace.turn(0)).isZero();
        assertThat(pace.turn(0)).isEqualTo(SECOND / 5);
        assertThat(pace.turn(0)).isEqualTo(2 * SECOND / 5);
    }

    private void adapt(int times, boolean late) {
        for (int i = 0; i < times; i++) {
            pace.adapt(late);
        }
    }

    /** Of one that asks again as soon as it has had its turn. */
    private int turnsWithin(long fromSecond, long toSecond) {
        int turns = 0;
        long now = fromSecond * SECOND;
        for (now += pace.turn(now); now < toSecond * SECOND; now += pace.turn(now)) {
            turns++;
        }
        return turns;
    }
}
