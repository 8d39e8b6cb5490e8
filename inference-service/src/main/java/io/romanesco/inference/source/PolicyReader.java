package io.romanesco.inference.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.SourcePolicy;
import io.romanesco.inference.model.registry.Policies;
import io.romanesco.inference.sink.TopicsConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Follows the compacted topic {@code policies} from its beginning, on a thread of its own. Every
 * worker needs every policy, so it belongs to no consumer group and commits nothing; and it must
 * know when it has read all that was there at the start. Channels offer neither, so this uses
 * Kafka's client. A broker without the topic has no policies.
 */
@ApplicationScoped
class PolicyReader {

    private static final Logger LOG = Logger.getLogger(PolicyReader.class);

    private static final int FIRST = 1;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Policies policies;
    private final ObjectMapper json;
    private final Map<String, Object> broker;
    private final String topic;
    private volatile boolean stopped;
    private Thread thread;

    PolicyReader(
            Policies policies,
            ObjectMapper json,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            TopicsConfig topics) {
        this.policies = policies;
        this.json = json;
        this.broker = broker;
        this.topic = topics.policies();
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("policy-reader").start(this::follow);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        thread.interrupt();
    }

    /** Starts again after each failure. A missing right fails at once, so this pauses. */
    private void follow() {
        try {
            while (!stopped) {
                read();
                Thread.sleep(RETRY);
            }
        } catch (InterruptException | InterruptedException stop) {
            // The service stops.
        }
    }

    private void read() throws InterruptedException {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            follow(consumer);
        } catch (InterruptException stop) {
            throw stop;
        } catch (KafkaException broken) {
            LOG.warnf("policies.unreadable topic=%s reason=\"%s\"", topic, broken.getMessage());
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
        List<TopicPartition> partitions = partitions(consumer);
        while (partitions.isEmpty()) {
            policies.complete();
            Thread.sleep(PAUSE);
            partitions = partitions(consumer);
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
        while (!stopped) {
            boolean caughtUp =
                    ends.entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            if (caughtUp) {
                policies.complete();
            }
            consumer.poll(caughtUp ? POLL : Duration.ofMillis(100)).forEach(this::apply);
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.listTopics(ANSWER).getOrDefault(topic, List.of()).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** A malformed policy is logged and changes nothing. */
    private void apply(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        try {
            if (record.value() == null) {
                policies.remove(key);
            } else if (key.startsWith("model/")) {
                policies.set(checked(key, json.readValue(record.value(), ModelPolicy.class)));
            } else if (key.startsWith("source/")) {
                policies.set(checked(key, json.readValue(record.value(), SourcePolicy.class)));
            } else {
                throw new IOException("the key is neither model/... nor source/...");
            }
            LOG.infof("policies.applied key=%s", key);
        } catch (IOException malformed) {
            LOG.errorf(
                    "policies.malformed topic=%s partition=%d offset=%d key=%s reason=\"%s\"",
                    topic,
                    record.partition(),
                    record.offset(),
                    key,
                    malformed.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static ModelPolicy checked(String key, ModelPolicy policy) throws IOException {
        check(key, policy.key());
        return policy;
    }

    private static SourcePolicy checked(String key, SourcePolicy policy) throws IOException {
        check(key, policy.key());
        return policy;
    }

    private static void check(String key, String own) throws IOException {
        if (!key.equals(own)) {
            throw new IOException("the value is for " + own);
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }
}
