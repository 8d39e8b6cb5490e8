package io.romanesco.api.results;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.events.ChangePublisher;
import io.romanesco.api.images.Image;
import io.romanesco.api.platform.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Stores what inference-service found out, and tells whoever waits for it. */
@ApplicationScoped
public class ResultConsumer {

    private static final Logger LOG = Logger.getLogger(ResultConsumer.class);
    private static final String CHANNEL = "classifications";

    private final Inbox inbox;
    private final OutcomeReader reader;
    private final ResultStore store;
    private final ChangePublisher changes;
    private final MeterRegistry metrics;
    private final Timer endToEnd;

    ResultConsumer(
            Inbox inbox,
            OutcomeReader reader,
            ResultStore store,
            ChangePublisher changes,
            MeterRegistry metrics) {
        this.inbox = inbox;
        this.reader = reader;
        this.store = store;
        this.changes = changes;
        this.metrics = metrics;
        this.endToEnd =
                Timer.builder("romanesco.end.to.end")
                        .description("From the submission of an image to its stored outcome")
                        .publishPercentileHistogram()
                        .register(metrics);
    }

    @Incoming(CHANNEL)
    Uni<Void> store(Message<byte[]> message) {
        return inbox.handle(CHANNEL, message, () -> store(reader.read(message.getPayload())));
    }

    private Uni<Void> store(Outcome outcome) {
        return store.store(outcome).invoke(image -> report(outcome, image)).replaceWithVoid();
    }

    private void report(Outcome outcome, Image image) {
        String stored = image == null ? "skipped" : "stored";
        metrics.counter("romanesco.results", "outcome", stored).increment();
        if (image == null) {
            LOG.infof("id=%s outcome=skipped reason=no-such-image", outcome.id());
            return;
        }
        Duration taken = Duration.between(outcome.submittedAt(), Instant.now());
        endToEnd.record(taken.isNegative() ? Duration.ZERO : taken);
        changes.announce(
                outcome.isClassified() ? ChangeType.CLASSIFIED : ChangeType.REJECTED, image);
        LOG.infof("id=%s outcome=%s ms=%d", image.id(), outcome.status(), taken.toMillis());
    }
}
