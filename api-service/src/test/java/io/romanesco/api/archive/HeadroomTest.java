package io.romanesco.api.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.api.upload.ByteBudget;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeadroomTest {

    private static final Duration TOLERABLE = Duration.ofMillis(1);
    private static final long IN_TIME = Duration.ofMillis(20).toNanos();
    private static final long LATE = Duration.ofMillis(50).toNanos();

    private final AtomicLong clock = new AtomicLong();
    private final ByteBudget uploads = ByteBudget.ofAtMost(1);

    @Test
    void withoutUploadsNothingWaits() {
        Headroom headroom = yieldingFor(Duration.ofHours(1));
        ring(headroom, LATE, 10);

        await(headroom).assertCompleted();
        await(headroom).assertCompleted();
    }

    @Test
    void whileUploadsComeLateTimersKeepWorkWaiting() {
        Headroom headroom = yieldingFor(Duration.ofHours(1));
        uploads.reserve(1);
        ring(headroom, LATE, 10);

        await(headroom).assertCompleted();
        await(headroom).assertNotTerminated();
    }

    @Test
    void butNotForEver() {
        Headroom headroom = yieldingFor(Duration.ofMillis(100));
        uploads.reserve(1);
        ring(headroom, LATE, 10);

        await(headroom).assertCompleted();
        await(headroom).awaitItem(Duration.ofSeconds(30)).assertCompleted();
    }

    @Test
    void aMomentBetweenTwoUploadsIsNotTheirEnd() {
        Headroom headroom = yieldingFor(Duration.ofHours(1));
        Runnable answered = uploads.reserve(1).orElseThrow();
        ring(headroom, LATE, 10);
        answered.run();

        ring(headroom, LATE, 1);
        await(headroom).assertCompleted();
        await(headroom).assertNotTerminated();

        ring(headroom, IN_TIME, 60);
        assertThat(uploads.now()).isZero();
        await(headroom).assertCompleted();
        await(headroom).assertCompleted();
    }

    @Test
    void whoNeverYieldsNeverWaits() {
        Headroom headroom = yieldingFor(Duration.ZERO);
        uploads.reserve(1);
        ring(headroom, LATE, 10);

        await(headroom).assertCompleted();
        await(headroom).assertCompleted();
    }

    private Headroom yieldingFor(Duration longestYield) {
        return new Headroom(null, uploads, TOLERABLE, longestYield, clock::get);
    }

    private void ring(Headroom headroom, long nanos, int times) {
        for (int i = 0; i < times; i++) {
            clock.addAndGet(nanos);
            headroom.ring();
        }
    }

    private static UniAssertSubscriber<Void> await(Headroom headroom) {
        return headroom.await().subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
