package io.romanesco.inference.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.image.ImageLimits;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecodeConfigTest {

    @Test
    void limitsWithoutSettingsAreTheDefaults() {
        assertThat(limits(Map.of())).isEqualTo(ImageLimits.DEFAULT);
    }

    @Test
    void eachSettingReplacesItsLimit() {
        Map<String, String> settings =
                Map.of(
                        "romanesco.decode.max-bytes", "1K",
                        "romanesco.decode.max-pixels", "2",
                        "romanesco.decode.max-side", "3",
                        "romanesco.decode.max-scans", "4",
                        "romanesco.decode.max-compression", "5",
                        "romanesco.decode.max-chunks", "6",
                        "romanesco.decode.max-metadata-bytes", "7",
                        "romanesco.decode.max-frames", "8");

        assertThat(limits(settings)).isEqualTo(new ImageLimits(1_024, 2, 3, 4, 5, 6, 7, 8));
    }

    private static ImageLimits limits(Map<String, String> settings) {
        DecodeConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(DecodeConfig.class)
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build()
                        .getConfigMapping(DecodeConfig.class);
        return config.imageLimits(
                config.maxBytes().asLongValue(), config.maxMetadataBytes().asLongValue());
    }
}
