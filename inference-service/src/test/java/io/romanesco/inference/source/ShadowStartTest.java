package io.romanesco.inference.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.ModelPolicy.Shadow;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.servers.LocalServers;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the consumer of shadow models begins in a topic that its group has read before. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ShadowStartTest {

    private static final TopicPartition PARTITION = new TopicPartition("images", 0);
    private static final long LEFT = 10;
    private static final long END = 50;

    @Inject ModelRegistry models;
    @Inject Shadows shadows;
    @Inject KafkaClientService clients;

    private final MockConsumer<byte[], byte[]> consumer =
            new MockConsumer<>(AutoOffsetResetStrategy.LATEST.name());

    private ShadowStart start;

    @BeforeEach
    void readTheTopicBefore() {
        models.whenReady().toCompletableFuture().join();
        start = new ShadowStart(models, shadows, clients);
        consumer.assign(List.of(PARTITION));
        consumer.updateEndOffsets(Map.of(PARTITION, END));
        consumer.seek(PARTITION, LEFT);
    }

    @AfterEach
    void remove() {
        models.policies().remove("model/shade");
    }

    @Test
    void shadowThatIsNamedWhileTheServiceRunsBeginsAtTheEnd() {
        CompletableFuture<Void> joined = start.join().subscribeAsCompletionStage();
        assertThat(joined).isNotDone();

        nameShadow();
        start.onPartitionsAssigned(consumer, List.of(PARTITION));

        assertThat(joined).isDone();
        assertThat(consumer.position(PARTITION)).isEqualTo(END);
        consumer.seek(PARTITION, LEFT);
        start.onPartitionsAssigned(consumer, List.of(PARTITION));
        assertThat(consumer.position(PARTITION)).isEqualTo(LEFT);
    }

    @Test
    void workerThatStartsWhileAShadowIsNamedGoesOnWhereItsGroupIs() {
        nameShadow();

        assertThat(start.join().subscribeAsCompletionStage()).isDone();
        start.onPartitionsAssigned(consumer, List.of(PARTITION));

        assertThat(consumer.position(PARTITION)).isEqualTo(LEFT);
    }

    private void nameShadow() {
        models.policies().set(new ModelPolicy("shade", List.of(), new Shadow("1.0.0", 10)));
    }
}
