package io.romanesco.local.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic {@code classifications} from an instant on, in no group. */
final class OutcomeFollower implements AutoCloseable {

    private static final String TOPIC = "classifications";

    private final KafkaConsumer<String, byte[]> consumer;
    private final ObjectMapper json = new ObjectMapper();

    OutcomeFollower(String bootstrapServers, Instant from) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                10_000),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        seek(from);
    }

    private void seek(Instant from) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(TOPIC).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        Map<TopicPartition, Long> times =
                partitions.stream()
                        .collect(Collectors.toMap(each -> each, each -> from.toEpochMilli()));
        consumer.offsetsForTimes(times).forEach(this::seek);
        partitions.forEach(consumer::position);
    }

    private void seek(TopicPartition partition, OffsetAndTimestamp place) {
        if (place != null) {
            consumer.seek(partition, place.offset());
        }
    }

    /** Gives what has come to the taker; waits a moment when nothing has. */
    void poll(BiConsumer<UUID, Outcome> taker) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
            take(message.value(), taker);
        }
    }

    private void take(byte[] value, BiConsumer<UUID, Outcome> taker) {
        try {
            JsonNode result = json.readTree(value);
            UUID id = UUID.fromString(result.path("id").asText());
            taker.accept(
                    id,
                    "CLASSIFIED".equals(result.path("status").asText())
                            ? Outcome.classified(
                                    result.path("classification").path("category").asText())
                            : Outcome.rejected(result.path("rejection").path("code").asText()));
        } catch (IOException | IllegalArgumentException e) {
            // Not ours: the importer knows its own ids only.
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
