package io.romanesco.inference.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/**
 * A broker that is away must not delay a stop. With the default settings each producer without
 * metadata takes 20 s to close.
 */
class ProducerSettingsTest {

    private static final int BLOCKED_MILLIS = 1_000;
    private static final int CLOSING_MILLIS = 2_000;

    @Test
    void everyProducerWithoutABrokerClosesWithinSeconds() throws IOException {
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
