package io.romanesco.inference.servers;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends and reads records as cameras and api-service do, with the plain clients. */
public final class Topics implements AutoCloseable {

    private static final int LARGEST = 20 << 20;

    private final Map<String, Object> config =
            Map.of(
                    "bootstrap.servers",
                    LocalServers.kafka(),
                    "max.request.size",
                    LARGEST,
                    "buffer.memory",
                    4L * LARGEST,
                    "auto.offset.reset",
                    "earliest");
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                    producerConfig(), new ByteArraySerializer(), new ByteArraySerializer());

    /** Sends, and waits for the acknowledgement. */
    public RecordMetadata send(
            String topic, String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key), value);
        headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
        try {
            return producer.send(record).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * Sends an image as api-service does.
     *
     * @param extra further headers
     * @return its id
     */
    public String upload(byte[] bytes, Map<String, String> extra) {
        return upload("images", bytes, extra);
    }

    /** Sends an image as api-service does, to another topic. */
    public String upload(String topic, byte[] bytes, Map<String, String> extra) {
        String id = UUID.randomUUID().toString();
        Map<String, String> headers =
                new HashMap<>(
                        Map.of(
                                "ce_specversion", "1.0",
                                "ce_id", id,
                                "ce_source", "/uploads",
                                "ce_type", "io.romanesco.image.submitted.v1",
                                "ce_time", "2026-11-22T08:15:30.123Z",
                                "content-type", "image/jpeg"));
        headers.putAll(extra);
        send(topic, id, bytes, headers);
        return id;
    }

    /**
     * Reads a topic from its beginning until as many records as wanted match, or the time is up.
     */
    public List<ConsumerRecord<byte[], byte[]>> read(
            String topic, int count, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (found.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record ->
                                found.addAll(wanted.test(record) ? List.of(record) : List.of()));
            }
            return found;
        }
    }

    /** The one record with this key. */
    public ConsumerRecord<byte[], byte[]> readByKey(String topic, String key) {
        return read(topic, 1, record -> key.equals(text(record.key()))).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no record " + key + " on " + topic));
    }

    /** Creates a compacted topic. */
    public void create(String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", LocalServers.kafka()))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(topic, 1, (short) 1)
                                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The offset that a consumer group would go on from. */
    public long committed(String group, TopicPartition partition) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", LocalServers.kafka()))) {
            var offset =
                    admin.listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(partition);
            return offset == null ? 0 : offset.offset();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A header's text, or null. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    public static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }

    private Map<String, Object> producerConfig() {
        Map<String, Object> producerConfig = new HashMap<>(config);
        producerConfig.remove("auto.offset.reset");
        return producerConfig;
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
