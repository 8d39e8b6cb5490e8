package io.romanesco.api.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.api.platform.MalformedRecordException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Reads the values of the topic {@code classifications}. */
@ApplicationScoped
public class OutcomeReader {

    private final ObjectMapper json;

    OutcomeReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The outcome in a record's value.
     *
     * @throws MalformedRecordException when it is not what the schema says
     */
    public Outcome read(byte[] value) {
        try {
            Outcome outcome = value == null ? null : json.readValue(value, Outcome.class);
            if (outcome == null || !outcome.isComplete()) {
                throw new MalformedRecordException("classification lacks required members");
            }
            return outcome;
        } catch (IOException | IllegalArgumentException _) {
            throw new MalformedRecordException("classification is not the JSON of its schema");
        }
    }
}
