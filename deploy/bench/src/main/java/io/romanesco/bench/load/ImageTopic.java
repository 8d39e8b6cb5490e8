package io.romanesco.bench.load;

import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.Role;
import io.romanesco.contract.Submission;
import io.romanesco.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
        send(
                kafka,
                count,
                i ->
                        new ProducerRecord<>(
                                Topics.IMAGES,
                                ("bench-" + i % 16).getBytes(),
                                files.get(i % files.size())));
    }

    /** Sends {@code count} stored images for a model, and waits until Kafka has them. */
    public static void reclassify(String kafka, List<byte[]> files, int count, String model) {
        send(
                kafka,
                count,
                i -> {
                    ProducerRecord<byte[], byte[]> record =
                            new ProducerRecord<>(
                                    Topics.RECLASSIFICATIONS, files.get(i % files.size()));
                    CloudEventHeaders.of(
                                    UUID.randomUUID().toString(),
                                    Submission.UPLOADS,
                                    CloudEventHeaders.IMAGE_SUBMITTED,
                                    Instant.now(),
                                    "image/jpeg")
                            .with(CloudEventHeaders.MODELS, model)
                            .with(CloudEventHeaders.PURPOSE, Role.RECLASSIFY.label())
                            .forEach(record.headers()::add);
                    return record;
                });
    }

    private static void send(
            String kafka, int count, IntFunction<ProducerRecord<byte[], byte[]>> record) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka, "max.request.size", 20 << 20, "linger.ms", 5);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(record.apply(i));
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
        private static final Pattern MODEL = Pattern.compile("\"model\":\\{\"name\":\"([^\"]+)\"");

        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Map<String, Integer> byModel = new HashMap<>();
        private int seen;
        private int rejected;

        private Results(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        /** Waits until {@code count} results have come in all. */
        public void await(int count) {
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (seen < count) {
                poll();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(seen + " of " + count + " results came");
                }
            }
        }

        /** Waits until a model has given {@code count} results in all. */
        public void awaitModel(String model, int count) {
            long deadline = System.nanoTime() + TIMEOUT.toNanos();
            while (ofModel(model) < count) {
                poll();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("no result of " + model + " came");
                }
            }
        }

        /** Reads until nothing has come for a moment. */
        public void readAll() {
            while (poll() > 0) {
                // The next ones follow at once.
            }
        }

        private int poll() {
            ConsumerRecords<byte[], byte[]> results = consumer.poll(Duration.ofMillis(200));
            results.forEach(this::count);
            return results.count();
        }

        private void count(ConsumerRecord<byte[], byte[]> result) {
            String json = new String(result.value());
            seen++;
            rejected += json.contains("\"REJECTED\"") ? 1 : 0;
            Matcher model = MODEL.matcher(json);
            if (model.find()) {
                byModel.merge(model.group(1), 1, Integer::sum);
            }
        }

        /** Results of a model so far. */
        public int ofModel(String model) {
            return byModel.getOrDefault(model, 0);
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
