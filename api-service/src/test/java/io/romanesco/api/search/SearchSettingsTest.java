package io.romanesco.api.search;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSettingsTest {

    private record Settings(int defaultLimit, int sampleWindow, int concurrentQueries)
            implements SearchConfig {}

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "0, 1000, 4, romanesco.search.default-limit is 0",
        "20, 99, 4, romanesco.search.sample-window is 99",
        "500, 499, 4, romanesco.search.sample-window is 499",
        "20, 1000, 0, romanesco.search.concurrent-queries is 0",
    })
    void impossibleSettingIsRefusedByItsName(int limit, int window, int concurrent, String name) {
        Settings settings = new Settings(limit, window, concurrent);
        assertThatThrownBy(() -> new ImageSearch(null, null, null, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name);
    }
}
