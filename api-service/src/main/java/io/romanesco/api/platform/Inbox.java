package io.romanesco.api.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    private Uni<Void> deadLetter(
            String channel, Message<?> message, Throwable failure, Counter deadLetters) {
        deadLetters.increment();
        LOG.errorf(failure, "channel=%s outcome=dead-letter", channel);
        return Uni.createFrom().completionStage(message.nack(failure));
    }
}
