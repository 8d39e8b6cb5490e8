package io.romanesco.api.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Changes to a result: another model, and why it ran. */
public final class Roles {

    private Roles() {}

    /** A model that was asked for beside the main one. */
    public static Consumer<ObjectNode> beside(String model, String version) {
        return of(model, version).andThen(result -> result.put("main", false));
    }

    /** A candidate. */
    public static Consumer<ObjectNode> shadow(String model, String version) {
        return beside(model, version).andThen(result -> result.put("role", "shadow"));
    }

    /** A repetition for a stored image. */
    public static Consumer<ObjectNode> reclassified(String model, String version) {
        return beside(model, version).andThen(result -> result.put("role", "reclassify"));
    }

    /** The main model. */
    public static Consumer<ObjectNode> of(String model, String version) {
        return result -> {
            ((ObjectNode) result.get("model")).put("name", model).put("version", version);
            if (result.get("classification") instanceof ObjectNode classification) {
                classification.put("model", model).put("version", version);
            }
        };
    }
}
