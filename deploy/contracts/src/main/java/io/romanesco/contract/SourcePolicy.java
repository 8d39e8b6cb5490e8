package io.romanesco.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;

/**
 * The value of a record on {@code policies} with the key {@code source/<source>}: which models
 * analyse the images of a source whose sender asks for none.
 *
 * @param source {@code /uploads} or {@code /cameras/<name>}
 * @param models each as in {@link ModelRequest}
 * @param only whether the default model does not run
 * @param annotate whether the results are drawn, too
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SourcePolicy(String source, List<String> models, boolean only, boolean annotate) {

    public SourcePolicy {
        Objects.requireNonNull(source, "source");
        models = models == null ? List.of() : List.copyOf(models);
    }

    /** The key of its record. */
    public String key() {
        return "source/" + source;
    }
}
