package io.romanesco.api.platform;

import io.smallrye.config.ConfigMapping;
import java.util.List;

/** Names of the Kafka topics. They must exist; the service never creates them. */
@ConfigMapping(prefix = "romanesco.topics")
public interface TopicConfig {

    /** Encoded images. Default {@code images}. */
    String images();

    /** Results of classification models. Default {@code classifications}. */
    String classifications();

    /** Results of detection and segmentation models. Default {@code annotations}. */
    String annotations();

    /** Stored images to be analysed again. Default {@code reclassifications}. */
    String reclassifications();

    /** Policies of models and sources; a compacted topic. Default {@code policies}. */
    String policies();

    /** Announced models; a compacted topic. Default {@code models}. */
    String models();

    /** Records that could not be processed. Default {@code images-dead-letter}. */
    String deadLetter();

    /** All of them. */
    default List<String> all() {
        return List.of(
                images(),
                classifications(),
                annotations(),
                reclassifications(),
                policies(),
                models(),
                deadLetter());
    }
}
