package io.romanesco.api.ingest;

import io.romanesco.api.image.ImageEntity;
import io.romanesco.api.ingest.Verdict.Accepted;
import io.romanesco.api.stream.Headers;
import java.time.Instant;
import java.util.UUID;

/** An image that was accepted: its id, when it came, its bytes and what was seen of them. */
record Upload(UUID id, Instant submittedAt, byte[] bytes, Accepted verdict) {

    String contentType() {
        return verdict.format().mediaType();
    }

    ImageEntity toRow() {
        ImageEntity row = new ImageEntity(id, Headers.UPLOADS, submittedAt);
        row.describe(contentType(), verdict.width(), verdict.height(), bytes.length);
        return row;
    }
}
