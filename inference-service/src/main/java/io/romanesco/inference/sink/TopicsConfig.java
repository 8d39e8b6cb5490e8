package io.romanesco.inference.sink;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Names of the topics that have no channel of their own: results share the producer of {@code
 * classifications}. They must exist, except the policies' topic; the service never creates them.
 */
@ConfigMapping(prefix = "romanesco.topics")
public interface TopicsConfig {

    /** Results of detection and segmentation models. */
    @WithDefault("annotations")
    String annotations();

    /** JPEGs with the results drawn on them. */
    @WithDefault("annotated")
    String annotated();

    /** Policies of models and sources; compacted. Without this topic there are none. */
    @WithDefault("policies")
    String policies();
}
