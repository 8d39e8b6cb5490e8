package io.romanesco.api.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.api.platform.Inbox;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Kafka;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Annotations that would break their readers: they are not stored. The sample is 4 x 3 pixels. */
@QuarkusTest
class MalformedAnnotationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"box\":[0,0,-1e300,1]} | an object whose box",
                "{\"box\":[1e999,0,1,1]} | an object whose box",
                "{\"box\":null} | an object without a box",
                "{\"category\":\"a\\u0000b\"} | an object whose category",
                "{\"category\":\"a\\nb\"} | a control character",
                "{\"category\":\"\"} | 1 to 100 characters",
            })
    void objectThatMakesNoSenseBecomesADeadLetter(String changes, String reason) throws Exception {
        UUID id = Api.upload(Pictures.jpeg());
        ObjectNode result = annotation(id);
        ((ObjectNode) result.at("/objects/0")).setAll((ObjectNode) JSON.readTree(changes));

        send(id, result.toString().replace("\"Infinity\"", "1e999"));

        assertRefused(id, reason);
    }

    @Test
    void categoryOfMoreThan100CharactersBecomesADeadLetter() throws Exception {
        UUID id = Api.upload(Pictures.jpeg());
        ObjectNode result = annotation(id);
        ((ObjectNode) result.at("/objects/0")).put("category", "x".repeat(101));

        send(id, result.toString());

        assertRefused(id, "1 to 100 characters");
    }

    @Test
    void malformedRecordIsOneLineOfTheLogThatSaysWhereItIs() throws Exception {
        UUID id = Api.upload(Pictures.jpeg());
        ObjectNode result = annotation(id);
        ((ObjectNode) result.at("/objects/0")).putNull("box");
        LogLines lines = new LogLines();
        Logger logger = Logger.getLogger(Inbox.class.getName());
        logger.addHandler(lines);
        try {
            RecordMetadata sent = send(id, result.toString());
            deadLetter(id);

            List<String> mine = lines.about(id);
            assertThat(mine).hasSize(1);
            assertThat(mine.getFirst())
                    .contains("topic=annotations partition=%d ".formatted(sent.partition()))
                    .contains("offset=%d key=%s ".formatted(sent.offset(), id))
                    .contains("reason=\"annotation has an object without a box")
                    .doesNotContain("\n");
        } finally {
            logger.removeHandler(lines);
        }
    }

    private static ObjectNode annotation(UUID id) throws Exception {
        ObjectNode result = (ObjectNode) JSON.readTree(Contracts.sample("annotation"));
        return result.put("id", id.toString()).put("source", "/uploads");
    }

    private static RecordMetadata send(UUID id, String value) {
        return Kafka.send(
                "annotations", id.toString(), value.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static void assertRefused(UUID id, String reason) {
        ConsumerRecord<byte[], byte[]> letter = deadLetter(id);
        assertThat(Kafka.header(letter, "dead-letter-reason")).contains(reason);
        assertThat(Kafka.header(letter, "dead-letter-topic")).isEqualTo("annotations");
        assertThat(Rows.count("select count(*) from result where image_id = '%s'".formatted(id)))
                .isZero();
    }

    private static ConsumerRecord<byte[], byte[]> deadLetter(UUID id) {
        return Kafka.find(
                "images-dead-letter",
                each ->
                        each.key() != null
                                && id.toString()
                                        .equals(new String(each.key(), StandardCharsets.UTF_8)));
    }

    /** Keeps what is logged. */
    private static final class LogLines extends Handler {

        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            records.add(line);
        }

        /** The lines that name the image; each fails if it comes with a stack trace. */
        List<String> about(UUID id) {
            return records.stream()
                    .map(ExtLogRecord.class::cast)
                    .filter(each -> each.getFormattedMessage().contains(id.toString()))
                    .peek(each -> assertThat(each.getThrown()).isNull())
                    .map(ExtLogRecord::getFormattedMessage)
                    .toList();
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
