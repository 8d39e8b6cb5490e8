package io.romanesco.api.policies;

import io.quarkus.scheduler.Scheduled;
import io.romanesco.api.platform.CallerContext;
import io.romanesco.contract.CloudEventHeaders;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Puts policies on the topic {@code policies}. A change that could not be published is tried again
 * until it is there. Each start publishes all policies, so that a new topic has them too.
 */
@ApplicationScoped
class PolicyPublisher {

    private static final Logger LOG = Logger.getLogger(PolicyPublisher.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final PolicyRepository policies;
    private final MutinyEmitter<byte[]> emitter;
    private volatile boolean allMarked;

    PolicyPublisher(
            PolicyRepository policies,
            @Channel("policies-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> emitter) {
        this.policies = policies;
        this.emitter = emitter;
    }

    /** Publishes the state of a key now; never fails. */
    Uni<Void> publish(String key) {
        return policies.publish(key, this::send)
                .invoke(() -> LOG.infof("policy=%s outcome=published", key))
                .onFailure()
                .invoke(e -> LOG.warnf("policy=%s outcome=unpublished cause=%s", key, e))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> publishMissing() {
        return (allMarked ? Uni.createFrom().voidItem() : policies.unmarkAll())
                .invoke(() -> allMarked = true)
                .chain(policies::unpublished)
                .onItem()
                .transformToMulti(keys -> Multi.createFrom().iterable(keys))
                .onItem()
                .transformToUniAndConcatenate(this::publish)
                .collect()
                .last()
                .onFailure()
                .invoke(e -> LOG.warnf("policies outcome=unread cause=%s", e))
                .onFailure()
                .recoverWithNull();
    }

    /**
     * @param policy JSON; null for a tombstone
     */
    private Uni<Void> send(String key, String policy) {
        RecordHeaders headers = new RecordHeaders();
        CloudEventHeaders.of(
                        key,
                        "/policies",
                        CloudEventHeaders.POLICY_CHANGED,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        "application/json")
                .forEach(headers::add);
        byte[] value = policy == null ? null : policy.getBytes(StandardCharsets.UTF_8);
        return emitter.sendMessage(
                        Message.of(
                                value,
                                Metadata.of(
                                        OutgoingKafkaRecordMetadata.<String>builder()
                                                .withKey(key)
                                                .withHeaders(headers)
                                                .build())))
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .emitOn(CallerContext.executor());
    }
}
