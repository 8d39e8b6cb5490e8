package io.romanesco.inference.source;

import io.romanesco.contract.CloudEventHeaders;
import io.romanesco.contract.Submission;
import io.romanesco.contract.Submission.Position;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Reads records with encoded images. */
final class ImageRecords {

    private ImageRecords() {}

    @SuppressWarnings("unchecked")
    static ConsumerRecord<byte[], byte[]> record(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getRecord();
    }

    static Submission submission(Message<byte[]> message) {
        ConsumerRecord<byte[], byte[]> record = record(message);
        return Submission.of(
                new Position(
                        record.topic(), record.partition(), record.offset(), record.timestamp()),
                headers(message),
                record.key(),
                record.value());
    }

    static CloudEventHeaders headers(Message<byte[]> message) {
        return CloudEventHeaders.of(record(message).headers(), Header::key, Header::value);
    }

    /** Bytes of the encoded image. */
    static int size(Message<byte[]> message) {
        return message.getPayload() == null ? 0 : message.getPayload().length;
    }
}
