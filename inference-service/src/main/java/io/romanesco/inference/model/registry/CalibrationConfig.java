package io.romanesco.inference.model.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Which file of a model runs here, and with how many threads: measured at the first start on a kind
 * of processor, unless romanesco.models.precision and romanesco.session.threads say it.
 */
@ConfigMapping(prefix = "romanesco.calibration")
public interface CalibrationConfig {

    /** False: the first file in model.yaml, and one thread. */
    @WithDefault("true")
    boolean enabled();

    /** What a first start may take longer for it, about; one more trial may go beyond. */
    @WithDefault("3s")
    Duration budget();

    /** Where the result is kept for the next start; where nothing can be written, it is not. */
    @WithDefault("${java.io.tmpdir}/romanesco-calibration")
    Path directory();
}
