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

/** Reads the topic {@code classifications} from an instant on, without a consumer group. */
final class ResultConsumer implements AutoCloseable {

    private static final String TOPIC = "classifications";

    private final KafkaConsumer<String, byte[]> consumer;
    private final ObjectMapper json = new ObjectMapper();

    ResultConsumer(String bootstrapServers, Instant from) {
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

    private void seek(TopicPartition partition, OffsetAndTimestamp start) {
        if (start != null) {
            consumer.seek(partition, start.offset());
        }
    }

    /** Passes new results to the taker; waits up to 200 ms for the first. */
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
            // Not a result of this import, whose ids are all valid.
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
