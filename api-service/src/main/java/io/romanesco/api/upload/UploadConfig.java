package io.romanesco.api.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.romanesco.contract.image.ImageLimitSettings;
import io.romanesco.contract.image.ImageLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits on size, content and duration of uploads. */
@ConfigMapping(prefix = "romanesco.upload")
public interface UploadConfig extends ImageLimitSettings {

    /** Largest accepted image. Kafka must accept records that are a little larger. */
    @WithDefault("16M")
    MemorySize maxImageSize();

    /** Largest accepted request: all files and the multipart framing together. */
    @WithDefault("64M")
    MemorySize maxRequestSize();

    /** Maximum size of a PNG's or WebP's chunks that its pixels do not need. */
    @WithDefault("4M")
    MemorySize maxMetadataBytes();

    /** All limits on an image together. */
    default ImageLimits imageLimits() {
        return imageLimits(maxImageSize().asLongValue(), maxMetadataBytes().asLongValue());
    }

    /** Maximum number of files in a request. */
    @WithDefault("20")
    int maxFiles();

    /** Bytes of uploads that Kafka has not acknowledged yet. Further uploads get 503. */
    @WithDefault("128M")
    MemorySize maxInFlight();

    /**
     * Longest time for the body of a request to arrive; afterwards 408. Small bodies are exempt. A
     * slow client blocks others, because announced bytes count towards {@code max-in-flight}.
     */
    @WithDefault("PT2M")
    Duration maxReceiveTime();

    /** Longest wait that {@code Prefer: wait} can ask for. */
    @WithDefault("PT30S")
    Duration maxWait();

    /**
     * Longest time for Kafka's acknowledgement; afterwards the row is deleted and the answer is
     * 503.
     */
    @WithDefault("PT3.5S")
    Duration publishTimeout();

    /** The {@code Retry-After} of a 503. */
    @WithDefault("PT5S")
    Duration retryAfter();

    /** Age at which a PENDING upload that never reached Kafka becomes FAILED. */
    @WithDefault("PT2M")
    Duration orphanAge();

    /** Time between two searches for such uploads. */
    @WithDefault("30s")
    Duration sweepEvery();
}
