package io.romanesco.inference.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * A broker that is away must not hold up a stop: with the defaults a producer that has no metadata
 * takes 20 s, one after another. Measured on the packaged service, without Kafka: 20.4 s before,
 * 0.2 s since.
 */
class ProducerSettingsTest {

    private static final int BLOCKED_MILLIS = 1_000;
    private static final int CLOSING_MILLIS = 2_000;

    @Test
    void everyProducerGivesUpSoonWhenItIsClosed() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        List<String> channels =
                settings.stringPropertyNames().stream()
                        .filter(name -> name.matches("mp\\.messaging\\.outgoing\\..*\\.connector"))
                        .map(name -> name.substring(0, name.lastIndexOf('.')))
                        .toList();

        assertThat(channels).isNotEmpty();
        assertThat(channels)
                .allSatisfy(channel -> {
                    assertThat(number(settings, channel + ".max.block.ms"))
                            .isLessThanOrEqualTo(BLOCKED_MILLIS);
                    assertThat(number(settings, channel + ".close-timeout"))
                            .isLessThanOrEqualTo(CLOSING_MILLIS);
                });
    }

    private static int number(Properties settings, String name) {
        return Integer.parseInt(settings.getProperty(name, "" + Integer.MAX_VALUE));
    }
}
