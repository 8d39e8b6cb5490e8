package io.romanesco.inference.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads results, and checks each against its schema. */
public final class Results {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Topics topics;

    public Results(Topics topics) {
        this.topics = topics;
    }

    /** The only result with that key; there may be more to come. */
    public JsonNode one(String topic, String key) {
        return all(topic, key, 1).getFirst();
    }

    /** The first results with that key. */
    public List<JsonNode> all(String topic, String key, int count) {
        List<ConsumerRecord<byte[], byte[]>> records =
                topics.read(topic, count, record -> key.equals(Topics.text(record.key())));
        assertThat(records).as("records with the key " + key + " on " + topic).hasSize(count);
        return records.stream().map(record -> valid(topic, record.value())).toList();
    }

    /** The result of a model. */
    public static JsonNode of(List<JsonNode> results, String model) {
        return results.stream()
                .filter(result -> result.at("/model/name").asText().equals(model))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode valid(String topic, byte[] value) {
        Contract.assertValid(
                topic.equals("annotations") ? "annotation" : "classification", Topics.text(value));
        try {
            return JSON.readTree(value);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
