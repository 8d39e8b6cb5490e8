package io.romanesco.local.importer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends frames to the topic {@code images} as a camera does, with the camera's name as key. The
 * partitions take turns: by the key alone, one worker would get the whole import.
 */
final class FrameProducer implements AutoCloseable {

    private static final String TOPIC = "images";
    private static final int MAX_UNACKNOWLEDGED = 64;
    private static final int MAX_REQUEST = 20 * 1024 * 1024;

    private final KafkaProducer<String, byte[]> producer;
    private final String camera;
    private final int partitions;
    private final Semaphore slots = new Semaphore(MAX_UNACKNOWLEDGED);
    private int next;

    FrameProducer(String bootstrapServers, String camera) {
        this.camera = camera;
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                MAX_REQUEST,
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                2L * MAX_REQUEST,
                                ProducerConfig.LINGER_MS_CONFIG,
                                5),
                        new StringSerializer(),
                        new ByteArraySerializer());
        partitions = producer.partitionsFor(TOPIC).size();
    }

    /**
     * Sends one frame. Blocks while {@link #MAX_UNACKNOWLEDGED} frames wait for Kafka.
     *
     * @param done called with the frame, and null on success or the failure
     */
    void send(Frame frame, BiConsumer<Frame, Exception> done) {
        slots.acquireUninterruptibly();
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(TOPIC, next++ % partitions, camera, frame.content());
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", frame.id().toString());
        header(message, "ce_source", "/cameras/" + camera);
        header(message, "ce_type", "io.romanesco.image.submitted.v1");
        header(message, "ce_time", Instant.now().toString());
        header(message, "content-type", frame.type().mediaType());
        if (frame.label() != null) {
            header(message, "ce_label", frame.label());
        }
        producer.send(
                message,
                (_, failure) -> {
                    slots.release();
                    done.accept(frame, failure);
                });
    }

    private static void header(ProducerRecord<?, ?> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits until Kafka has answered for all frames. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
