package io.romanesco.local.importer;

import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.Submission;
import io.romanesco.contract.Topics;
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
        partitions = producer.partitionsFor(Topics.IMAGES).size();
    }

    /**
     * Sends one frame. Blocks while {@link #MAX_UNACKNOWLEDGED} frames wait for Kafka.
     *
     * @param done called with the frame, and null on success or the failure
     */
    void send(Frame frame, BiConsumer<Frame, Exception> done) {
        slots.acquireUninterruptibly();
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(Topics.IMAGES, next++ % partitions, camera, frame.content());
        CloudEventHeaders headers =
                CloudEventHeaders.of(
                        frame.id().toString(),
                        Submission.camera(camera),
                        CloudEventHeaders.IMAGE_SUBMITTED,
                        Instant.now(),
                        frame.type().mediaType());
        if (frame.label() != null) {
            headers.with(CloudEventHeaders.LABEL, frame.label());
        }
        headers.forEach(message.headers()::add);
        producer.send(
                message,
                (_, failure) -> {
                    slots.release();
                    done.accept(frame, failure);
                });
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
