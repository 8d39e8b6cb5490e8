package io.romanesco.api.upload;

import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageStatus;
import io.romanesco.contract.Submission;
import io.romanesco.contract.image.ImageHeader;
import java.time.Instant;
import java.util.UUID;

/** An accepted image: its id, when it came, its bytes and what they say of themselves. */
record Upload(UUID id, Instant submittedAt, byte[] bytes, ImageHeader header) {

    String contentType() {
        return header.type().mediaType();
    }

    /** The API's view of it while nothing else is known. */
    Image toImage() {
        return new Image(
                id,
                Submission.UPLOADS,
                ImageStatus.PENDING,
                submittedAt,
                null,
                contentType(),
                header.width(),
                header.height(),
                (long) bytes.length,
                Image.contentPath(id),
                null,
                null,
                null,
                null,
                null);
    }
}
