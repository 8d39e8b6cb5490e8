package io.romanesco.inference.model.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How ONNX Runtime runs. */
@ConfigMapping(prefix = "romanesco.session")
public interface SessionConfig {

    /** Threads inside one inference. One gives the highest throughput with several inferences. */
    @WithDefault("1")
    int threads();

    /** Whether threads inside an inference spin while they wait, instead of sleeping. */
    @WithDefault("false")
    boolean spinning();

    /** Whether ONNX Runtime keeps its memory between inferences. */
    @WithDefault("true")
    boolean arena();
}
