package io.romanesco.api.upload;

import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageStatus;
import io.romanesco.api.platform.Headers;
import io.romanesco.api.upload.Verdict.Accepted;
import java.time.Instant;
import java.util.UUID;

/** An image that was accepted: its id, when it came, its bytes and what was seen of them. */
record Upload(UUID id, Instant submittedAt, byte[] bytes, Accepted verdict) {

    String contentType() {
        return verdict.format().mediaType();
    }

    /** The API's view of it while nothing else is known. */
    Image toImage() {
        return new Image(
                id,
                Headers.UPLOADS,
                ImageStatus.PENDING,
                submittedAt,
                null,
                contentType(),
                verdict.width(),
                verdict.height(),
                (long) bytes.length,
                Image.contentPath(id),
                null,
                null,
                null,
                null);
    }
}
