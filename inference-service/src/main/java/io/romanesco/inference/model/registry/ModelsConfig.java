package io.romanesco.inference.model.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which models are loaded. */
@ConfigMapping(prefix = "romanesco.models")
public interface ModelsConfig {

    /** Folder with the models, each in {@code <name>/<version>/model.yaml}. */
    @WithDefault("models")
    Path directory();

    /** Name of the model for images that request none. Its newest version is loaded. */
    @WithName("default")
    @WithDefault("vegetables")
    String defaultModel();

    /** Names of further models, for images that request one of them. */
    Optional<List<String>> also();

    /**
     * Precision of the file to load. By default {@code int8} if the model has it, else its first
     * file.
     */
    Optional<String> precision();
}
