package io.romanesco.inference.pipeline;

import io.quarkus.runtime.configuration.MemorySize;
import io.romanesco.inference.decode.jpeg.JpegLibrary;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What is decoded at all, and how. */
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
     * Most bytes that one byte of a PNG may inflate to; not asked of pictures that inflate to no
     * more than {@code max-bytes}.
     */
    @WithDefault("200")
    int maxCompression();

    /** Most chunks of a PNG or WebP that its pixels do not need. */
    @WithDefault("1000")
    int maxChunks();

    /** Most bytes in those chunks. */
    @WithDefault("4M")
    MemorySize maxMetadataBytes();

    /** Most frames; the first one is decoded. */
    @WithDefault("1024")
    int maxFrames();

    /** Processor time for decoding one picture. */
    @WithDefault("10S")
    Duration maxCpuTime();

    /**
     * Memory for pictures in work, over all workers, in the heap and outside it. A picture that
     * takes more alone is rejected.
     */
    @WithDefault("512M")
    MemorySize maxMemory();

    /**
     * JPEGs of more pixels are decoded at the half, quarter or eighth of their size that still
     * covers the model's input; colours are then those of the scaled picture, unless two are nearly
     * tied. Larger than {@code max-pixels}: never.
     */
    @WithDefault("1000000")
    long scaleAbovePixels();

    /**
     * Where the mean distances of a scaled picture to two colours differ by no more than this part,
     * it is decoded in full, and that decides. 0: never.
     */
    @WithDefault("0.002")
    double colorMargin();

    /** What decodes JPEGs: {@code auto}, {@code turbojpeg} or {@code imageio}. */
    @WithDefault("auto")
    JpegLibrary jpeg();

    /** Where libjpeg-turbo's {@code libturbojpeg} is, if not in a usual place. */
    Optional<String> turbojpegLibrary();
}
