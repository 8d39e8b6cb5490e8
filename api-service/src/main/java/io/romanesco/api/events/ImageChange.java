package io.romanesco.api.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * Something happened to an image.
 *
 * @param image the image afterwards as the API shows it; of a deleted one only the id
 */
record ImageChange(ChangeType type, UUID id, JsonNode image) {

    /** Whether the image's result is known with this, or will never be. */
    boolean isFinal() {
        return switch (type) {
            case CLASSIFIED, ANALYSED, REJECTED, FAILED, DELETED -> true;
            case SUBMITTED, ARCHIVED, RESULT, LABELLED -> false;
        };
    }
}
