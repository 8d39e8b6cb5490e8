package io.romanesco.inference.pipeline;

import io.quarkus.runtime.configuration.MemorySize;
import io.romanesco.inference.decode.jpeg.JpegLibrary;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Limits for images, and how they are decoded. */
@ConfigMapping(prefix = "romanesco.decode")
public interface DecodeConfig {

    /** Largest file. */
    @WithDefault("16M")
    MemorySize maxBytes();

    /** Largest width × height. */
    @WithDefault("64000000")
    long maxPixels();

    /** Largest width and largest height. */
    @WithDefault("16384")
    int maxSide();

    /** Most scans of a JPEG. */
    @WithDefault("64")
    int maxScans();

    /**
     * Most bytes that one byte of a PNG may inflate to. Images that inflate to no more than {@code
     * max-bytes} may exceed it.
     */
    @WithDefault("200")
    int maxCompression();

    /** Most chunks of a PNG or WebP that its pixels do not need. */
    @WithDefault("1000")
    int maxChunks();

    /** Most bytes in those chunks. */
    @WithDefault("4M")
    MemorySize maxMetadataBytes();

    /** Most frames; only the first one is decoded. */
    @WithDefault("1024")
    int maxFrames();

    /** Processor time for decoding one image. */
    @WithDefault("10S")
    Duration maxCpuTime();

    /**
     * Memory for the images in work, over all workers, in the heap and outside it. An image that
     * needs more is rejected.
     */
    @WithDefault("512M")
    MemorySize maxMemory();

    /**
     * JPEGs with more pixels are decoded at half, a quarter or an eighth of their size, as long as
     * that covers the model's input. Colours are then those of the scaled image, unless two are
     * nearly tied. A value above {@code max-pixels} turns this off.
     */
    @WithDefault("1000000")
    long scaleAbovePixels();

    /**
     * A scaled image whose mean distances to the two best colours differ by no more than this part
     * is decoded in full, and that decides. 0 turns this off.
     */
    @WithDefault("0.002")
    double colorMargin();

    /** What decodes JPEGs: {@code auto}, {@code turbojpeg} or {@code imageio}. */
    @WithDefault("auto")
    JpegLibrary jpeg();

    /** Path of libjpeg-turbo's {@code libturbojpeg}, if it is in an unusual place. */
    Optional<String> turbojpegLibrary();
}
