package io.romanesco.inference.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownPurposeTest {

    private final Logger log = Logger.getLogger(ImagesChannel.class.getName());
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        log.addHandler(lines);
    }

    @AfterEach
    void leave() {
        log.removeHandler(lines);
    }

    @Test
    void unknownPurposeIsLoggedOnOneShortLine() {
        ImagesChannel.warnOfUnknownPurpose(image("fun\nand more" + "!".repeat(1_000)));

        assertThat(lines.found)
                .singleElement()
                .asString()
                .startsWith("stream.unknown-purpose topic=images partition=0 offset=7")
                .contains("ce_purpose=\"fun and more!")
                .endsWith("it counts as primary")
                .hasSizeLessThan(200)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"primary", "SHADOW", "Reclassify", " "})
    void knownOrMissingPurposeIsNotLogged(String purpose) {
        ImagesChannel.warnOfUnknownPurpose(image(purpose));

        assertThat(lines.found).isEmpty();
    }

    private static Message<byte[]> image(String purpose) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("images", 0, 7, null, new byte[] {1});
        record.headers().add("ce_purpose", purpose.getBytes(StandardCharsets.UTF_8));
        return Message.of(
                record.value(), Metadata.of(new IncomingKafkaRecordMetadata<>(record, "images")));
    }

    private static final class Lines extends Handler {

        private final List<String> found = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            found.add(ExtLogRecord.wrap(record).getFormattedMessage());
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
