package io.romanesco.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private final ByteBudget budget = new ByteBudget(100);

    @Test
    void aReservationOverTheLimitIsRefused() {
        assertThat(budget.reserve(60)).isPresent();
        assertThat(budget.reserve(40)).isPresent();
        assertThat(budget.reserve(1)).isEmpty();
        assertThat(budget.used()).isEqualTo(100);
    }

    @Test
    void aReservationReleasedTwiceCountsOnce() {
        Optional<Runnable> release = budget.reserve(80);
        budget.reserve(20);

        release.orElseThrow().run();
        release.orElseThrow().run();

        assertThat(budget.used()).isEqualTo(20);
    }
}
