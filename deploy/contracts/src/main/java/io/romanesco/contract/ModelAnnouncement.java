package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The value of a record on {@code models}: a version of a model and its state in an
 * inference-service. Its JSON is {@code schemas/model-announced.schema.json}. Reading fails where a
 * required member is missing.
 *
 * @param task null for a version whose model.yaml cannot be read
 * @param labels categories, in the order of the model's outputs; empty for such a version
 * @param input size that images are scaled to; null for such a version
 * @param activation size of the activation map; null for a model without one
 * @param isDefault whether images that ask for no model get this one
 * @param runtime facts for operators; null unless it is loaded
 * @param state {@link ModelState#READY} where the JSON has none
 * @param reason why it is in that state; null where nothing is to be said
 * @param golden null where it was not compared with golden pictures
 * @param memoryMiB estimate of the memory that it takes; null where unknown
 * @param card its model card in Markdown, at most 64 kB; may be null
 * @param curves of its training; may be null
 * @param variants of it compared; may be null
 * @param worker which inference-service says so; null from a version that did not say it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelAnnouncement(
        String name,
        String version,
        String task,
        String description,
        String licence,
        List<String> labels,
        Size input,
        Size activation,
        String precision,
        @JsonProperty("default") boolean isDefault,
        Map<String, Object> runtime,
        Instant announcedAt,
        ModelState state,
        String reason,
        GoldenReport golden,
        Integer memoryMiB,
        String card,
        DataTable curves,
        DataTable variants,
        String worker) {

    /** How the reason of a {@link ModelState#RETIRED} version begins whose files are gone. */
    public static final String REMOVED = "removed from the repository";

    /** What the reason says of a version that is not loaded, but would be for a request. */
    public static final String ON_REQUEST = "a request loads it";

    public ModelAnnouncement {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(announcedAt, "announcedAt");
        state = state == null ? ModelState.READY : state;
    }

    /** The same with the size of the activation map, or null. */
    public ModelAnnouncement withActivation(Size map) {
        return new ModelAnnouncement(
                name,
                version,
                task,
                description,
                licence,
                labels,
                input,
                map,
                precision,
                isDefault,
                runtime,
                announcedAt,
                state,
                reason,
                golden,
                memoryMiB,
                card,
                curves,
                variants,
                worker);
    }

    /**
     * Whether a request for this version may be answered: it is loaded, is being loaded, or is
     * loaded on request. False for one whose files are damaged, missing or half copied.
     */
    @JsonIgnore
    public boolean isAvailable() {
        return switch (state) {
            case READY, VERIFYING -> true;
            case RETIRED -> reason == null || !reason.startsWith(REMOVED);
            case WAITING -> reason != null && reason.contains(ON_REQUEST);
            case REFUSED -> false;
        };
    }

    /** Width and height in pixels or cells. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Size(int width, int height) {}
}
