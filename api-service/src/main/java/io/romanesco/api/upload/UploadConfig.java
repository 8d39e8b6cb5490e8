package io.romanesco.api.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.romanesco.contract.image.ImageLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;

/** Limits on size, content and duration of uploads. */
@ConfigMapping(prefix = "romanesco.upload")
public interface UploadConfig {

    /** Largest accepted image. Kafka must accept records that are a little larger. */
    @WithDefault("16M")
    MemorySize maxImageSize();

    /** Largest accepted request: all files and the multipart framing together. */
    @WithDefault("64M")
    MemorySize maxRequestSize();

    /** Limits on the content of an image; the same as those of inference-service. */
    @WithParentName
    ContentLimits content();

    /** All limits on an image together. */
    default ImageLimits imageLimits() {
        return new ImageLimits(
                maxImageSize().asLongValue(),
                content().maxPixels(),
                content().maxSide(),
                content().maxScans(),
                content().maxCompression(),
                content().maxChunks(),
                content().maxMetadataBytes().asLongValue(),
                content().maxFrames());
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

    /** Limits on the content of an image. Bounds are inclusive. */
    interface ContentLimits {

        /** Maximum number of pixels: width × height. */
        @WithDefault("64000000")
        long maxPixels();

        /** Maximum width, and maximum height. */
        @WithDefault("16384")
        int maxSide();

        /** Maximum number of scans in a JPEG. */
        @WithDefault("64")
        int maxScans();

        /**
         * Maximum ratio of a PNG's decompressed to its compressed size. Images that decompress to
         * at most {@code max-image-size} may exceed it.
         */
        @WithDefault("200")
        int maxCompression();

        /** Maximum number of chunks that the pixels of a PNG or WebP do not need. */
        @WithDefault("1000")
        int maxChunks();

        /** Maximum size of those chunks together. */
        @WithDefault("4M")
        MemorySize maxMetadataBytes();

        /** Maximum number of frames; only the first one is classified. */
        @WithDefault("1024")
        int maxFrames();
    }
}
