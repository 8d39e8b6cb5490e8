package io.romanesco.api.platform;

/**
 * Names of the record headers: CloudEvents 1.0 in the Kafka binding's binary mode, with two
 * extensions.
 */
public final class Headers {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String MODEL = "ce_model";
    public static final String LABEL = "ce_label";
    public static final String CONTENT_TYPE = "content-type";

    /** Type of the records on {@code images}. */
    public static final String SUBMITTED = "io.romanesco.image.submitted.v1";

    /** Source of everything that came in through the HTTP API. */
    public static final String UPLOADS = "/uploads";

    private Headers() {}
}
