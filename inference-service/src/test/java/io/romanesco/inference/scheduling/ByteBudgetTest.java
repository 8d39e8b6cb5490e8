package io.romanesco.inference.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.inference.scheduling.ByteBudget.Permit;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private final ByteBudget budget = new ByteBudget(100);
    private final Map<Integer, Permit> permits = new HashMap<>();

    @Test
    void requestsBeyondTheBudgetWaitInOrder() {
        AssertSubscriber<Integer> admitted = acquire(60, 40, 1, 99);

        assertThat(admitted.getItems()).containsExactly(60, 40);
        assertThat(inFlight()).isEqualTo(100);

        permits.get(40).release();
        assertThat(admitted.getItems()).containsExactly(60, 40, 1);
        permits.get(60).release();
        assertThat(admitted.getItems()).containsExactly(60, 40, 1, 99);
        assertThat(inFlight()).isEqualTo(100);
    }

    @Test
    void smallRequestBehindALargeOneThatWaitsWaitsToo() {
        acquire(60);
        UniAssertSubscriber<Permit> large = subscribe(90);
        UniAssertSubscriber<Permit> small = subscribe(5);

        small.assertNotTerminated();

        permits.get(60).release();
        large.assertCompleted();
        small.assertCompleted();
    }

    @Test
    void requestLargerThanTheBudgetIsGrantedAlone() {
        AssertSubscriber<Integer> admitted = acquire(1, 1_000, 2);

        assertThat(admitted.getItems()).containsExactly(1);
        permits.get(1).release();
        assertThat(admitted.getItems()).containsExactly(1, 1_000);
        permits.get(1_000).release();
        assertThat(admitted.getItems()).containsExactly(1, 1_000, 2);
        permits.get(2).release();
        assertThat(inFlight()).isZero();
    }

    @Test
    void emptyRequestsInAFullBudgetAreGranted() {
        assertThat(acquire(100, 0, 0).getItems()).containsExactly(100, 0, 0);
    }

    @Test
    void permitReleasedTwiceReturnsItsRoomOnce() {
        acquire(60, 40);

        permits.get(60).release();
        permits.get(60).release();

        assertThat(inFlight()).isEqualTo(40);
    }

    @Test
    void waitingRequestWhenCancelledMakesWayForTheNext() {
        acquire(60);
        UniAssertSubscriber<Permit> large = subscribe(90);
        UniAssertSubscriber<Permit> small = subscribe(5);

        large.cancel();

        small.assertCompleted();
        assertThat(inFlight()).isEqualTo(65);
        permits.get(60).release();
        small.getItem().release();
        assertThat(inFlight()).isZero();
    }

    private UniAssertSubscriber<Permit> subscribe(int bytes) {
        return budget.acquire(bytes).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    /** Acquires one after another; remembers the permits by their size. */
    private AssertSubscriber<Integer> acquire(Integer... sizes) {
        return Multi.createFrom()
                .iterable(List.of(sizes))
                .onItem()
                .transformToUniAndConcatenate(size ->
                        budget.acquire(size)
                                .invoke(permit -> permits.put(size, permit))
                                .replaceWith(size))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private long inFlight() {
        return budget.used();
    }
}
