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
 * The shell around the handling of a record. The offset moves when the work is done. A broken
 * dependency is waited for, as long as it takes: nothing is acknowledged, nothing more is read. A
 * malformed record goes to the dead-letter topic at once, one that fails for an unknown reason
 * after a few tries.
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

    /** Does the work of one message, then acknowledges it or sends it to the dead letters. */
    public Uni<Void> handle(String channel, Message<?> message, Supplier<Uni<Void>> work) {
        // Registered before there is one: a counter that begins with 1 has not grown for
        // Prometheus.
        Counter deadLetters = metrics.counter("romanesco.dead.letters", "channel", channel);
        return untilDone(channel, work)
                .onItemOrFailure()
                .transformToUni((_, failure) ->
                        failure == null
                                ? Uni.createFrom().completionStage(message.ack())
                                : bury(channel, message, failure, deadLetters));
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

    private Uni<Void> bury(
            String channel, Message<?> message, Throwable failure, Counter deadLetters) {
        deadLetters.increment();
        LOG.errorf(failure, "channel=%s outcome=dead-letter", channel);
        return Uni.createFrom().completionStage(message.nack(failure));
    }
}
