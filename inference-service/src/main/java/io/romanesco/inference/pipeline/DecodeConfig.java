package io.romanesco.inference.pipeline;

import io.quarkus.runtime.configuration.MemorySize;
import io.romanesco.contract.image.ImageLimitSettings;
import io.romanesco.inference.decode.jpeg.JpegLibrary;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Limits for images, and how they are decoded. */
@ConfigMapping(prefix = "romanesco.decode")
public interface DecodeConfig extends ImageLimitSettings {

    /** Largest file. */
    @WithDefault("16M")
    MemorySize maxBytes();

    /** Maximum size of a PNG's or WebP's chunks that its pixels do not need. */
    @WithDefault("4M")
    MemorySize maxMetadataBytes();

    /** Processor time for decoding one image. An image that needs more is rejected. */
    @WithDefault("10S")
    Duration maxCpuTime();

    /**
     * Memory for all images that are decoded at once, in the heap and outside it. An image that
     * needs more is rejected.
     */
    @WithDefault("512M")
    MemorySize maxMemory();

    /**
     * JPEGs with more pixels are decoded at 1/2, 1/4 or 1/8 scale, the smallest that covers the
     * model's input. Their colours come from the scaled image, unless two are nearly tied. A value
     * above {@code max-pixels} turns this off.
     */
    @WithDefault("1000000")
    long scaleAbovePixels();

    /**
     * When two colours are nearly tied: their mean distances on the scaled image differ by at most
     * this fraction. Then the image is decoded again at full size to decide. 0 turns this off.
     */
    @WithDefault("0.002")
    double colorMargin();

    /** Decoder for JPEGs. {@code auto} uses libjpeg-turbo if it is available, else ImageIO. */
    @WithDefault("auto")
    JpegLibrary jpeg();

    /** Path of libjpeg-turbo's {@code libturbojpeg}, if it is in an unusual place. */
    Optional<String> turbojpegLibrary();
}
