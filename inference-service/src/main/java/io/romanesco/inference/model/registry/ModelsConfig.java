package io.romanesco.inference.model.registry;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where models come from, and which of them are kept in memory. */
@ConfigMapping(prefix = "romanesco.models")
public interface ModelsConfig {

    /** Folder with the models of the installation, each in {@code <name>/<version>/model.yaml}. */
    @WithDefault("models")
    Path directory();

    /**
     * Further places with models of the same layout: folders, or {@code s3://bucket/prefix}. Where
     * two places have the same version of a model, the earlier place wins; the folder above is the
     * first.
     */
    Optional<List<String>> repositories();

    /** How often the places are read for new, changed and removed versions. */
    @WithDefault("2s")
    Duration poll();

    /**
     * How long the files of a version that do not fit model.yaml must stay unchanged before they
     * count as damaged instead of half copied.
     */
    @WithDefault("10s")
    Duration settle();

    /** Folder for copies of models from S3. By default a folder in the temporary one. */
    Optional<Path> cache();

    /** Name of the model for images that request none. */
    @WithName("default")
    @WithDefault("vegetables")
    String defaultModel();

    /**
     * Names of further models that are loaded first and stay in memory, as the default one does.
     * Other models are loaded while memory is left.
     */
    Optional<List<String>> also();

    /**
     * Precision of the file to load. By default {@code int8} if the model has it, else its first
     * file. The default model must have a file of this precision; other models without one load
     * their default.
     */
    Optional<String> precision();

    /**
     * Memory for all models together. By default a half of what the machine or container has beyond
     * the largest heap.
     */
    Optional<MemorySize> memory();

    /** How long a request waits at most for a version that has to be loaded first. */
    @WithDefault("60s")
    Duration loadTimeout();

    /**
     * After a request for an unknown version, the places are not read again for another request
     * within this time.
     */
    @WithDefault("1s")
    Duration unknownPause();

    /**
     * How long a start waits at most for the policies of the topic {@code policies} before images
     * are taken.
     */
    @WithDefault("10s")
    Duration policyWait();
}
