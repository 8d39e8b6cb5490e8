package io.romanesco.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.inference.protocol.RequestBytes.Reservation;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.ProtocolException.Reason;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The bounds of the protocol's requests. */
class RequestLimitsTest {

    @Test
    void bytesBeyondTheLimitAreRefusedUntilOthersAreReleased() {
        RequestBytes bytes = new RequestBytes(new SmallLimits());
        Reservation first = bytes.reserve(60).orElseThrow();

        assertThat(bytes.reserve(41)).isEmpty();
        assertThat(bytes.reserve(40)).isPresent();
        first.release();
        first.release();
        assertThat(bytes.reserve(60)).isPresent();
        assertThat(bytes.reserve(1)).isEmpty();
    }

    @Test
    void bytesCountUntilConnectionAndWorkHaveLetGoOfThem() {
        RequestBytes bytes = new RequestBytes(new SmallLimits());
        Reservation connection = bytes.reserve(60).orElseThrow();
        Runnable work = connection.hold();

        connection.release();

        assertThat(bytes.reserve(60)).isEmpty();
        work.run();
        work.run();
        assertThat(bytes.reserve(60)).isPresent();
        assertThat(bytes.reserve(41)).isEmpty();
    }

    @Test
    void requestBeyondTheQueueIsRefusedAndTheOthersAreAnswered() throws Exception {
        RequestPool pool = new RequestPool(new SmallLimits());
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try {
            CompletableFuture<String> running =
                    pool.run(
                                    () -> {
                                        busy.countDown();
                                        awaitLatch(release);
                                        return "running";
                                    })
                            .subscribeAsCompletionStage();
            awaitLatch(busy);
            CompletableFuture<String> waiting =
                    pool.run(() -> "waiting").subscribeAsCompletionStage();

            assertThatThrownBy(
                            () -> pool.run(() -> "refused").await().atMost(Duration.ofMinutes(1)))
                    .isInstanceOfSatisfying(
                            ProtocolException.class,
                            error -> assertThat(error.reason()).isEqualTo(Reason.UNAVAILABLE));
            release.countDown();
            assertThat(running.get()).isEqualTo("running");
            assertThat(waiting.get()).isEqualTo("waiting");
        } finally {
            pool.stop(null);
        }
    }

    @Test
    void cancelledRequestKeepsItsBytesUntilItsWorkHasEnded() throws Exception {
        RequestPool pool = new RequestPool(new SmallLimits());
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch skipped = new CountDownLatch(1);
        AtomicBoolean ran = new AtomicBoolean();
        try {
            Cancellable running =
                    pool.runTimed(
                                    _ -> {
                                        busy.countDown();
                                        awaitLatch(release);
                                        return "running";
                                    },
                                    ended::countDown)
                            .subscribe()
                            .with(answer -> {});
            awaitLatch(busy);
            Cancellable waiting =
                    pool.runTimed(_ -> ran.getAndSet(true), skipped::countDown)
                            .subscribe()
                            .with(answer -> {});

            running.cancel();
            waiting.cancel();

            assertThat(ended.getCount()).isEqualTo(1);
            assertThat(skipped.getCount()).isEqualTo(1);
            release.countDown();
            awaitLatch(ended);
            awaitLatch(skipped);
            assertThat(ran).isFalse();
        } finally {
            pool.stop(null);
        }
    }

    @Test
    void refusedRequestReturnsItsBytes() {
        RequestPool pool = new RequestPool(new SmallLimits());
        pool.stop(null);
        CountDownLatch returned = new CountDownLatch(1);

        assertThatThrownBy(() ->
                        pool.runTimed(_ -> "refused", returned::countDown)
                                .await()
                                .atMost(Duration.ofMinutes(1)))
                .isInstanceOf(ProtocolException.class);

        assertThat(returned.getCount()).isZero();
    }

    @Test
    void modelIsNeitherLoadedNorUnloadedWhereThatIsOff() {
        RepositoryControl repository = new RepositoryControl(null, null, new SmallLimits());

        assertThatThrownBy(() -> repository.load("paint", Set.of()))
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        error -> assertThat(error.reason()).isEqualTo(Reason.NOT_ALLOWED));
        assertThatThrownBy(() -> repository.unload("paint", Set.of()))
                .hasMessageContaining("romanesco.protocol.model-control");
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
