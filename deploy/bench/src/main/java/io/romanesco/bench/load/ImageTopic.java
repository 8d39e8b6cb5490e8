package io.romanesco.bench.load;

import io.romanesco.contract.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends frames as cameras do, and reads their results. */
public final class ImageTopic {

    private ImageTopic() {}

    /** Sends {@code count} frames, the files in turn, and waits until Kafka has them. */
    public static void send(String kafka, List<byte[]> files, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka, "max.request.size", 20 << 20, "linger.ms", 5);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                byte[] camera = ("bench-" + i % 16).getBytes();
                producer.send(
                        new ProducerRecord<>(Topics.IMAGES, camera, files.get(i % files.size())));
            }
        }
    }

    /** Reads all results, from the first one on. */
    public static Results results(String kafka) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", kafka);
        settings.put("group.id", "bench");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topics.CLASSIFICATIONS));
        return new Results(consumer);
    }

    /** The results that have come so far. */
    public static final class Results implements AutoCloseable {

        private static final Duration TIMEOUT = Duration.ofMinutes(5);

        private final KafkaConsumer<byte[], byte[]> consumer;
        private int seen;
        private int rejected;

        private Results(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        /** Waits until {@code count} results have come in all. */
        public void await(int count) {
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (seen < count) {
                for (ConsumerRecord<byte[], byte[]> result :
                        consumer.poll(Duration.ofMillis(200))) {
                    seen++;
                    rejected += new String(result.value()).contains("\"REJECTED\"") ? 1 : 0;
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(seen + " of " + count + " results came");
                }
            }
        }

        public int seen() {
            return seen;
        }

        public int rejected() {
            return rejected;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
