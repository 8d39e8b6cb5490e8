package io.romanesco.inference.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ByteBudget bytes = new ByteBudget(new Workers(1, 100), registry);

    @Test
    void letsInWhatFitsAndTheRestInTurn() {
        AssertSubscriber<Integer> in = enter(60, 40, 1, 99);

        assertThat(in.getItems()).containsExactly(60, 40);
        assertThat(inFlight()).isEqualTo(100);

        bytes.leave(40);
        assertThat(in.getItems()).containsExactly(60, 40, 1);
        bytes.leave(60);
        assertThat(in.getItems()).containsExactly(60, 40, 1, 99);
        assertThat(inFlight()).isEqualTo(100);
    }

    @Test
    void aSmallOneDoesNotPassALargeOneThatWaits() {
        AssertSubscriber<Integer> in = enter(60, 90, 5);

        assertThat(in.getItems()).containsExactly(60);

        bytes.leave(60);
        assertThat(in.getItems()).containsExactly(60, 90, 5);
    }

    @Test
    void whatIsLargerThanAllTheRoomComesInAlone() {
        AssertSubscriber<Integer> in = enter(1, 1_000, 2);

        assertThat(in.getItems()).containsExactly(1);
        bytes.leave(1);
        assertThat(in.getItems()).containsExactly(1, 1_000);
        bytes.leave(1_000);
        assertThat(in.getItems()).containsExactly(1, 1_000, 2);
        bytes.leave(2);
        assertThat(inFlight()).isZero();
    }

    @Test
    void nothingNeedsNoRoom() {
        assertThat(enter(100, 0, 0).getItems()).containsExactly(100, 0, 0);
    }

    private AssertSubscriber<Integer> enter(Integer... sizes) {
        return Multi.createFrom()
                .iterable(List.of(sizes))
                .onItem()
                .transformToUniAndConcatenate(size -> bytes.enter(size).replaceWith(size))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private double inFlight() {
        return registry.get("romanesco.in.flight.bytes").gauge().value();
    }
}
