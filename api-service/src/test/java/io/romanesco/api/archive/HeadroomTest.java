package io.romanesco.api.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.api.config.ArchiveConfig;
import io.romanesco.api.config.PublicEndpoint;
import io.romanesco.api.ingest.InFlightBytes;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadroomTest {

    private static final Duration TOLERANT = Duration.ofDays(1);
    private static final Duration NEVER_CONTENT = Duration.ofNanos(-1);

    private static final long PERIOD = 20_000_000;

    @Test
    void timersInTimeAreNotLate() {
        Lateness lateness = new Lateness(PERIOD, 0);

        for (int ring = 1; ring <= 100; ring++) {
            lateness.ring(ring * PERIOD);
        }

        assertThat(lateness.mean()).isZero();
    }

    @Test
    void theMeanFollowsHowLateTimersAreAndComesBack() {
        Lateness lateness = new Lateness(PERIOD, 0);
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

    @Test
    void nothingWaitsWhileThereIsTime() {
        await(TOLERANT, Duration.ofHours(1)).assertCompleted();
    }

    @Test
    void workWaitsWhileThereIsNone() {
        await(NEVER_CONTENT, Duration.ofHours(1)).assertNotTerminated();
    }

    @Test
    void withoutUploadsThereIsNobodyToWaitFor() {
        await(NEVER_CONTENT, Duration.ofHours(1), 0).assertCompleted();
    }

    @Test
    void butNotForEver() {
        await(NEVER_CONTENT, Duration.ofMillis(100)).awaitItem(Duration.ofSeconds(30));
        await(NEVER_CONTENT, Duration.ZERO).assertCompleted();
    }

    private static UniAssertSubscriber<Void> await(Duration yieldAbove, Duration longestYield) {
        return await(yieldAbove, longestYield, 1);
    }

    private static UniAssertSubscriber<Void> await(
            Duration yieldAbove, Duration longestYield, long bytesUnderWay) {
        InFlightBytes uploads = InFlightBytes.ofAtMost(1);
        uploads.reserve(bytesUnderWay);
        return new Headroom(null, uploads, config(yieldAbove, longestYield))
                .await()
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static ArchiveConfig config(Duration yieldAbove, Duration longestYield) {
        return new ArchiveConfig() {
            @Override
            public String bucket() {
                return "bucket";
            }

            @Override
            public Duration linkLifetime() {
                return Duration.ofMinutes(5);
            }

            @Override
            public Optional<PublicEndpoint> publicEndpoint() {
                return Optional.empty();
            }

            @Override
            public Duration yieldAbove() {
                return yieldAbove;
            }

            @Override
            public Duration longestYield() {
                return longestYield;
            }
        };
    }
}
