package io.romanesco.api.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Handles the records of a topic, at least once: a record is acknowledged when its work is done.
 * While a dependency is broken, it retries forever and nothing is acknowledged. A malformed record
 * goes to the dead-letter topic at once; one that fails for an unknown reason, after a few tries.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private static final int LONGEST_KEY = 100;

    private final StreamConfig config;
    private final MeterRegistry metrics;

    Inbox(StreamConfig config, MeterRegistry metrics) {
        this.config = config;
        this.metrics = metrics;
    }

    /** Does the work of one message, then acknowledges it or sends it to the dead-letter topic. */
    public Uni<Void> handle(String channel, Message<?> message, Supplier<Uni<Void>> work) {
        // Registered at zero: Prometheus sees no increase in a counter that begins with one.
        Counter deadLetters = metrics.counter("romanesco.dead.letters", "channel", channel);
        return untilDone(channel, work)
                .onItemOrFailure()
                .transformToUni((_, failure) ->
                        failure == null
                                ? Uni.createFrom().completionStage(message.ack())
                                : deadLetter(channel, message, failure, deadLetters));
    }

    private Uni<Void> untilDone(String channel, Supplier<Uni<Void>> work) {
        AtomicInteger unknownFailures = new AtomicInteger();
        return Uni.createFrom()
                .deferred(work::get)
                .runSubscriptionOn(CallerContext.executor())
                .onFailure(failure -> worthAnotherTry(channel, failure, unknownFailures))
                .retry()
                .withBackOff(config.firstPause(), config.longestPause())
                .withJitter(0.2)
                .indefinitely();
    }

    private boolean worthAnotherTry(String channel, Throwable failure, AtomicInteger unknown) {
        Failure kind = Failure.of(failure);
        boolean again =
                switch (kind) {
                    case BAD_DATA -> false;
                    case BROKEN_DEPENDENCY -> true;
                    case UNKNOWN -> unknown.incrementAndGet() < config.triesOfUnknown();
                };
        if (again) {
            LOG.warnf("channel=%s outcome=waiting failure=%s cause=%s", channel, kind, failure);
        }
        return again;
    }

    /** Where the record is, so that a person finds it. */
    private static String place(Message<?> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(record ->
                        "topic=%s partition=%d offset=%d key=%s"
                                .formatted(
                                        record.getTopic(),
                                        record.getPartition(),
                                        record.getOffset(),
                                        shown(record.getKey())))
                .orElse("topic=unknown");
    }

    /** A key as text on one line: producers may send anything. */
    private static String shown(Object key) {
        String text =
                key instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.UTF_8)
                        : String.valueOf(key);
        return text.substring(0, Math.min(text.length(), LONGEST_KEY))
                .replaceAll("[^\\p{Graph}]", "?");
    }

    private Uni<Void> deadLetter(
            String channel, Message<?> message, Throwable failure, Counter deadLetters) {
        deadLetters.increment();
        String place = "channel=%s %s outcome=dead-letter".formatted(channel, place(message));
        if (failure instanceof MalformedRecordException) {
            LOG.errorf("%s reason=\"%s\"", place, failure.getMessage());
        } else {
            LOG.error(place, failure);
        }
        return Uni.createFrom().completionStage(message.nack(failure));
    }
}
