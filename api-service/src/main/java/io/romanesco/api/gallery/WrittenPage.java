package io.romanesco.api.gallery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;

/**
 * A {@link GalleryPage} as it is sent: written once for all who asked for it together.
 *
 * @param isEmpty whether there is no image in it
 * @param json UTF-8; nobody changes it
 */
record WrittenPage(boolean isEmpty, byte[] json) {

    /**
     * @param writer of any value
     */
    static WrittenPage of(GalleryPage page, ObjectWriter writer) {
        try {
            return new WrittenPage(page.items().isEmpty(), writer.writeValueAsBytes(page));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
