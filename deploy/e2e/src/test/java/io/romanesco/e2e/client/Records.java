package io.romanesco.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.contract.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The records of a topic from a moment on, read without a consumer group. */
public final class Records implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    private Records(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
    }

    static Records fromNow(String bootstrapServers, String topic) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("enable.auto.commit", "false");
        var consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return new Records(consumer, partitions);
    }

    /** The first record with this CloudEvents id; waits for it. */
    public ConsumerRecord<String, byte[]> awaitImage(String id) {
        return awaitImages(id, 1).getFirst();
    }

    /** The records with this CloudEvents id; waits until there are {@code count}. */
    public List<ConsumerRecord<String, byte[]>> awaitImages(String id, int count) {
        Patience.await("records of " + id + " on " + partitions.getFirst().topic())
                .pollInSameThread()
                .until(() -> poll(id).size() >= count);
        return poll(id);
    }

    /** All records so far with these CloudEvents ids, by id; an id without a record is absent. */
    public Map<String, List<ConsumerRecord<String, byte[]>>> ofImages(Collection<String> ids) {
        long end = end();
        Patience.await("the end of " + partitions.getFirst().topic())
                .pollInSameThread()
                .until(() -> {
                    consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
                    return partitions.stream().mapToLong(consumer::position).sum() >= end;
                });
        return seen.stream()
                .filter(record -> ids.contains(header(record, CloudEventHeaders.ID)))
                .collect(Collectors.groupingBy(record -> header(record, CloudEventHeaders.ID)));
    }

    /** The first value with each of these CloudEvents ids, as JSON; waits for all of them. */
    public Map<String, JsonNode> awaitValues(Set<String> ids) {
        Map<String, JsonNode> values = new HashMap<>();
        Patience.await(ids.size() + " records on " + partitions.getFirst().topic())
                .pollInSameThread()
                .until(() -> {
                    for (ConsumerRecord<String, byte[]> record :
                            consumer.poll(Duration.ofMillis(100))) {
                        String id = header(record, CloudEventHeaders.ID);
                        if (ids.contains(id)) {
                            values.putIfAbsent(id, json(record));
                        }
                    }
                    return values.size() == ids.size();
                });
        return values;
    }

    /** A value as JSON. */
    public static JsonNode json(ConsumerRecord<?, byte[]> record) {
        return Answer.parse(new String(record.value(), StandardCharsets.UTF_8));
    }

    /** A header's text, or an empty one. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    long end() {
        return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<ConsumerRecord<String, byte[]>> poll(String id) {
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        return seen.stream()
                .filter(record -> header(record, CloudEventHeaders.ID).equals(id))
                .toList();
    }
}
