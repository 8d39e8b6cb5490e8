package io.romanesco.api.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class UploadByteLimitTest {

    private final UploadByteLimit limit = new UploadByteLimit(100);

    @Test
    void aReservationOverTheLimitIsRefused() {
        assertThat(limit.reserve(60)).isPresent();
        assertThat(limit.reserve(40)).isPresent();
        assertThat(limit.reserve(1)).isEmpty();
        assertThat(limit.used()).isEqualTo(100);
    }

    @Test
    void aReservationReleasedTwiceCountsOnce() {
        Optional<Runnable> release = limit.reserve(80);
        limit.reserve(20);

        release.orElseThrow().run();
        release.orElseThrow().run();

        assertThat(limit.used()).isEqualTo(20);
    }
}
