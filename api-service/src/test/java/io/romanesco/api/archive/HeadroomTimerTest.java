package io.romanesco.api.archive;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the timers that the service has. */
@QuarkusTest
class HeadroomTimerTest {

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 999_999, 1_000_000, 1_999_999})
    void whatIsNearlyDueIsDue(long nanos) {
        assertThatCode(() -> Headroom.after(nanos).await().atMost(Duration.ofSeconds(30)))
                .doesNotThrowAnyException();
    }
}
