package io.romanesco.local.importer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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

    private final KafkaConsumer<String, byte[]> consumer;
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

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
                consumer.partitionsFor(Topics.CLASSIFICATIONS).stream()
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
    void poll(Consumer<ClassificationResult> taker) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
            read(message.value()).ifPresent(taker);
        }
    }

    private Optional<ClassificationResult> read(byte[] value) {
        try {
            return Optional.of(json.readValue(value, ClassificationResult.class));
        } catch (IOException | IllegalArgumentException e) {
            // Not a result of this import, whose results are all valid.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
