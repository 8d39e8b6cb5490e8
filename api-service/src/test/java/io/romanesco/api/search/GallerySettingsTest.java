package io.romanesco.api.search;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GallerySettingsTest {

    private record Settings(
            int defaultLimit, int sampleWindow, int concurrentQueries, int pipelinedQueries)
            implements GalleryConfig {

        @Override
        public Duration statsAge() {
            return Duration.ZERO;
        }
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "0, 1000, 2, 4, romanesco.gallery.default-limit is 0",
        "20, 99, 2, 4, romanesco.gallery.sample-window is 99",
        "500, 499, 2, 4, romanesco.gallery.sample-window is 499",
        "20, 1000, 0, 4, romanesco.gallery.concurrent-queries is 0",
        "20, 1000, 2, 0, romanesco.gallery.pipelined-queries is 0",
    })
    void impossibleOnesAreToldByTheirName(
            int limit, int window, int concurrent, int pipelined, String word) {
        Settings settings = new Settings(limit, window, concurrent, pipelined);

        assertThatThrownBy(() -> new GalleryService(null, null, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(word);
    }
}
