package io.romanesco.api.results.classification;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.api.platform.ErrorCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A JSON merge patch (RFC 7396): ground truth for an image, or null to take it away. Nothing else
 * can be changed.
 */
public record LabelRequest(
        @Schema(implementation = String.class, examples = "Tomato", nullable = true)
                JsonNode label) {

    /** The category's machine name, or null. */
    String category() {
        if (label == null || !(label.isNull() || label.isTextual())) {
            throw ErrorCode.MALFORMED_JSON.because(
                    "Send {\"label\":\"<category>\"} or {\"label\":null}.");
        }
        return label.isNull() ? null : label.asText();
    }
}
