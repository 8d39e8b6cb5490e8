package io.romanesco.api.drawings;

import io.romanesco.api.archive.ObjectStore;
import io.romanesco.api.platform.ConcurrencyLimit;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.image.ImageInspector;
import io.romanesco.contract.image.Inspection.Accepted;
import io.romanesco.rendering.Findings;
import io.romanesco.rendering.Rendering;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Draws on originals, a few at a time: both reading and drawing them takes memory. */
@ApplicationScoped
class Drawings {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ObjectStore store;
    private final ImageInspector inspector;
    private final Vertx vertx;
    private final DrawingConfig config;
    private final ConcurrencyLimit limit;
    private final AtomicInteger unfinished = new AtomicInteger();

    Drawings(ObjectStore store, ImageInspector inspector, Vertx vertx, DrawingConfig config) {
        this.store = store;
        this.inspector = inspector;
        this.vertx = vertx;
        this.config = config;
        this.limit = new ConcurrencyLimit(config.concurrent());
    }

    /**
     * The original with the findings, as a JPEG.
     *
     * @param key of the original
     */
    Uni<byte[]> draw(String key, Findings findings) {
        if (unfinished.incrementAndGet() > config.concurrent() + config.maxWaiting()) {
            unfinished.decrementAndGet();
            throw ErrorCode.OVERLOADED.because(
                    "Too many pictures wait for their drawing.", RETRY_AFTER);
        }
        return limit.run(() ->
                        store.get(key)
                                .chain(original ->
                                        vertx.executeBlocking(
                                                () ->
                                                        draw(
                                                                original.orElseThrow(
                                                                        Drawings::gone),
                                                                findings),
                                                false)))
                .onTermination()
                .invoke(unfinished::decrementAndGet);
    }

    private byte[] draw(byte[] original, Findings findings) {
        if (!(inspector.inspect(original) instanceof Accepted accepted)) {
            throw ErrorCode.IMAGE_CORRUPT.because("The original cannot be decoded.");
        }
        long pixels = (long) accepted.header().storedWidth() * accepted.header().storedHeight();
        if (pixels > config.maxPixels()) {
            throw ErrorCode.IMAGE_TOO_MANY_PIXELS.because(
                    "The original has %d pixels; drawings are made of up to %d."
                            .formatted(pixels, config.maxPixels()));
        }
        try {
            return Rendering.jpeg(
                    OriginalPicture.decode(original, accepted, config.maxDrawnPixels()), findings);
        } catch (IOException _) {
            throw ErrorCode.IMAGE_CORRUPT.because(
                    "The original cannot be drawn on: it is damaged, or its colours are printing"
                            + " inks.");
        }
    }

    private static RuntimeException gone() {
        return ErrorCode.ORIGINAL_MISSING.because("The object store has no original.");
    }
}
