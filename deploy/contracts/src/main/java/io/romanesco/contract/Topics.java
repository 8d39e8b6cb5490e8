package io.romanesco.contract;

/** Default names of the Kafka topics. */
public final class Topics {

    /** Encoded images, from uploads and cameras. */
    public static final String IMAGES = "images";

    /** A {@link ClassificationResult} for each image that a classification model gets. */
    public static final String CLASSIFICATIONS = "classifications";

    /** An {@link AnnotationResult} for each image that another model gets. */
    public static final String ANNOTATIONS = "annotations";

    /** JPEGs with what a model found drawn on them, for images that ask for it. */
    public static final String ANNOTATED = "annotated";

    /** Stored images to be analysed again, with the headers of {@link #IMAGES}. */
    public static final String RECLASSIFICATIONS = "reclassifications";

    /** {@link ModelPolicy} and {@link SourcePolicy}; compacted. */
    public static final String POLICIES = "policies";

    /** {@link ModelAnnouncement}s; compacted. */
    public static final String MODELS = "models";

    /** Records that could not be processed for an unknown reason. */
    public static final String DEAD_LETTER = "images-dead-letter";

    private Topics() {}
}
