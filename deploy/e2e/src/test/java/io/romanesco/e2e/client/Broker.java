package io.romanesco.e2e.client;

import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.Submission;
import io.romanesco.contract.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The Kafka broker of a stack, as a camera sees it. */
public record Broker(String bootstrapServers) {

    private static final String LARGEST_RECORD = Integer.toString(20 * 1024 * 1024);

    /** Sends a frame without headers, as a simple camera does. */
    public RecordMetadata sendBare(String camera, byte[] frame) {
        return send(new ProducerRecord<>(Topics.IMAGES, camera, frame));
    }

    /** Sends a frame with headers. */
    public RecordMetadata send(String camera, byte[] frame, Map<String, String> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.IMAGES, camera, frame);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes()));
        return send(record);
    }

    /** Sends frames with their ids, spread over all partitions. */
    public void sendFrames(String camera, Map<String, byte[]> frames) {
        try (var producer = producer()) {
            frames.forEach((id, frame) -> {
                ProducerRecord<String, byte[]> record =
                        new ProducerRecord<>(Topics.IMAGES, camera + "-" + id, frame);
                CloudEventHeaders headers =
                        CloudEventHeaders.of(
                                id,
                                Submission.camera(camera),
                                CloudEventHeaders.IMAGE_SUBMITTED,
                                Instant.now(),
                                "application/octet-stream");
                headers.forEach(record.headers()::add);
                producer.send(record);
            });
        }
    }

    /** Reads a topic from now on. */
    public Records recordsFromNow(String topic) {
        return Records.fromNow(bootstrapServers, topic);
    }

    /** The sum of the topic's end offsets. */
    public long size(String topic) {
        try (Records records = Records.fromNow(bootstrapServers, topic)) {
            return records.end();
        }
    }

    private RecordMetadata send(ProducerRecord<String, byte[]> record) {
        try (var producer = producer()) {
            return producer.send(record).get();
        } catch (ExecutionException e) {
            throw new AssertionError("Not sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("max.request.size", LARGEST_RECORD);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
