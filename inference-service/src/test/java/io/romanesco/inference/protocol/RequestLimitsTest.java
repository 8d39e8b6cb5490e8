package io.romanesco.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.ProtocolException.Reason;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The bounds of the protocol's requests. */
class RequestLimitsTest {

    @Test
    void bytesBeyondTheLimitAreRefusedUntilOthersAreReleased() {
        RequestBytes bytes = new RequestBytes(new Config());
        Runnable first = bytes.reserve(60).orElseThrow();

        assertThat(bytes.reserve(41)).isEmpty();
        assertThat(bytes.reserve(40)).isPresent();
        first.run();
        first.run();
        assertThat(bytes.reserve(60)).isPresent();
        assertThat(bytes.reserve(1)).isEmpty();
    }

    @Test
    void requestBeyondTheQueueIsRefusedAndTheOthersAreAnswered() throws Exception {
        RequestPool pool = new RequestPool(new Config());
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
    void modelIsNeitherLoadedNorUnloadedWhereThatIsOff() {
        RepositoryControl repository = new RepositoryControl(null, null, new Config());

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

    /** One thread, one waiting request, 100 bytes. */
    private static final class Config implements ProtocolConfig {

        private static MemorySize size(long bytes) {
            return new MemorySize(BigInteger.valueOf(bytes));
        }

        @Override
        public MemorySize maxRequestSize() {
            return size(100);
        }

        @Override
        public MemorySize maxBytes() {
            return size(100);
        }

        @Override
        public MemorySize maxResponseSize() {
            return size(100);
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public int queue() {
            return 1;
        }

        @Override
        public int maxImages() {
            return 1;
        }

        @Override
        public boolean modelControl() {
            return false;
        }
    }
}
