package io.romanesco.inference.source;

import io.romanesco.inference.model.registry.ModelRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Lets shadows begin with the images that come after one is named. The consumer group remembers
 * where the last shadow stopped, which may be long ago: from there on would be a backlog. A worker
 * that starts while a shadow is named goes on where the group is.
 */
@ApplicationScoped
@Identifier(ShadowStart.GROUP)
class ShadowStart implements KafkaConsumerRebalanceListener {

    /** The consumer group, by which the connector finds its listener. */
    static final String GROUP = "inference-shadow";

    private final ModelRegistry registry;
    private final Shadows shadows;
    private final KafkaClientService clients;
    private final AtomicBoolean joinsAtTheEnd = new AtomicBoolean();

    ShadowStart(ModelRegistry registry, Shadows shadows, KafkaClientService clients) {
        this.registry = registry;
        this.shadows = shadows;
        this.clients = clients;
    }

    /** Completes when the consumer is to join its group. */
    Uni<Void> join() {
        return Uni.createFrom()
                .completionStage(registry.policies()::whenKnown)
                .invoke(() -> joinsAtTheEnd.set(!shadows.isConfigured()))
                .chain(this::whenConfigured);
    }

    /** The image, once there is a shadow: at once, or after the images that nobody wanted. */
    Uni<Message<byte[]>> hold(Message<byte[]> image) {
        return shadows.isConfigured()
                ? Uni.createFrom().item(image)
                : whenConfigured().chain(this::skipToEnd).replaceWith(image);
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (joinsAtTheEnd.getAndSet(false)) {
            consumer.seekToEnd(partitions);
        }
    }

    private Uni<Void> whenConfigured() {
        return Uni.createFrom().completionStage(shadows::whenConfigured);
    }

    private Uni<Void> skipToEnd() {
        KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer("shadow");
        return consumer.getAssignments().chain(consumer::seekToEnd);
    }
}
