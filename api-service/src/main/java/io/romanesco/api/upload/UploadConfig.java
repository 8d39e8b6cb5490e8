package io.romanesco.api.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.romanesco.contract.image.ImageLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;

/** What an upload may be, and how long it may take. */
@ConfigMapping(prefix = "romanesco.upload")
public interface UploadConfig {

    /** Largest accepted image. Kafka must take records a little larger than this. */
    @WithDefault("16M")
    MemorySize maxImageSize();

    /** Largest accepted request: all files and the multipart framing together. */
    @WithDefault("64M")
    MemorySize maxRequestSize();

    /** Limits on what is in an image; the same as inference-service decodes. */
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

    /** Bytes of uploads that may be in flight to Kafka at once; further uploads get 503. */
    @WithDefault("128M")
    MemorySize maxInFlight();

    /**
     * Longest time for the body of a request to arrive, unless it is small; afterwards 408. Slow
     * senders block others: announced bytes count as in flight.
     */
    @WithDefault("PT2M")
    Duration maxReceiveTime();

    /** Longest time that {@code Prefer: wait} is granted. */
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

    /** How often such uploads are searched for. */
    @WithDefault("30s")
    Duration sweepEvery();

    /** Limits on what is in an image. Bounds are inclusive. */
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
         * Most bytes that one byte of a PNG may inflate to; not asked of pictures that inflate to
         * no more than {@code max-image-size}.
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
