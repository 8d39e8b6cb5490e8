package io.romanesco.contract;

/** Default names of the Kafka topics. */
public final class Topics {

    /** Encoded images, from uploads and cameras. */
    public static final String IMAGES = "images";

    /** A {@link ClassificationResult} for each image that a classification model gets. */
    public static final String CLASSIFICATIONS = "classifications";

    /** {@link ModelAnnouncement}s; compacted. */
    public static final String MODELS = "models";

    /** Records that could not be processed for an unknown reason. */
    public static final String DEAD_LETTER = "images-dead-letter";

    private Topics() {}
}
