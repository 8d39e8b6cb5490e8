package io.romanesco.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private final ByteBudget inFlight = ByteBudget.ofAtMost(100);

    @Test
    void theBudgetCanBeSpentToTheLastByteAndNoFurther() {
        assertThat(inFlight.reserve(60)).isPresent();
        assertThat(inFlight.reserve(40)).isPresent();
        assertThat(inFlight.reserve(1)).isEmpty();
        assertThat(inFlight.now()).isEqualTo(100);
    }

    @Test
    void aShareThatIsReturnedTwiceCountsOnce() {
        Optional<Runnable> share = inFlight.reserve(80);
        inFlight.reserve(20);

        share.orElseThrow().run();
        share.orElseThrow().run();

        assertThat(inFlight.now()).isEqualTo(20);
    }
}
