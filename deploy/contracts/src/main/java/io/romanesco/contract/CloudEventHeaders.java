package io.romanesco.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The headers of a record: CloudEvents 1.0 in the Kafka binding's binary mode, with extensions. It
 * depends on no Kafka client: read with {@code of(record.headers(), Header::key, Header::value)},
 * write with {@code headers.forEach(recordHeaders::add)}. Not thread-safe.
 */
public final class CloudEventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";

    /** Extension: the model that runs instead of the default one. */
    public static final String MODEL = "ce_model";

    /** Extension: models that run beside the default one, {@code name,name@version}. */
    public static final String MODELS = "ce_models";

    /** Extension: {@code true} where the default model does not run. */
    public static final String ONLY = "ce_only";

    /** Extension: {@code false} where none of the results shows, whatever their role. */
    public static final String MAIN = "ce_main";

    /** Extension: the {@link Role} of the results. */
    public static final String PURPOSE = "ce_purpose";

    /** Extension: {@code true} where the results are drawn, too. */
    public static final String ANNOTATE = "ce_annotate";

    /** Extension: the category that the image is known to show. */
    public static final String LABEL = "ce_label";

    public static final String CONTENT_TYPE = "content-type";

    /** Type of the records on {@link Topics#IMAGES}. */
    public static final String IMAGE_SUBMITTED = "io.romanesco.image.submitted.v1";

    /** Type of the records on {@link Topics#CLASSIFICATIONS}. */
    public static final String IMAGE_CLASSIFIED = "io.romanesco.image.classified.v1";

    /** Type of the records on {@link Topics#ANNOTATIONS}. */
    public static final String IMAGE_ANNOTATED = "io.romanesco.image.annotated.v1";

    /** Type of the records on {@link Topics#ANNOTATED}. */
    public static final String IMAGE_RENDERED = "io.romanesco.image.rendered.v1";

    /** Type of the records on {@link Topics#POLICIES}. */
    public static final String POLICY_CHANGED = "io.romanesco.policy.changed.v1";

    /** Type of the records on {@link Topics#MODELS}. */
    public static final String MODEL_ANNOUNCED = "io.romanesco.model.announced.v1";

    private final Map<String, byte[]> values = new LinkedHashMap<>();

    /** The headers of a new event. Its time is written in ISO 8601. */
    public static CloudEventHeaders of(
            String id, String source, String type, Instant time, String contentType) {
        return new CloudEventHeaders()
                .with(SPEC_VERSION, "1.0")
                .with(ID, id)
                .with(SOURCE, source)
                .with(TYPE, type)
                .with(TIME, time.toString())
                .with(CONTENT_TYPE, contentType);
    }

    /** The headers of a record, in the type of any Kafka client. */
    public static <H> CloudEventHeaders of(
            Iterable<H> headers, Function<H, String> key, Function<H, byte[]> value) {
        CloudEventHeaders read = new CloudEventHeaders();
        headers.forEach(header -> read.add(key.apply(header), value.apply(header)));
        return read;
    }

    /** Adds a header as text in UTF-8. */
    public CloudEventHeaders with(String name, String text) {
        add(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a header; a later one of the same name replaces it. The value may be null. */
    public void add(String name, byte[] value) {
        values.put(name, value);
    }

    /** A header's text; empty where the header is missing or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .filter(text -> !text.isBlank());
    }

    /** Passes each header on, in the order in which they were added. */
    public void forEach(BiConsumer<String, byte[]> target) {
        values.forEach(target);
    }
}
