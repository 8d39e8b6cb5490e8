package io.romanesco.api.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.romanesco.api.platform.MalformedRecordException;
import io.romanesco.contract.ImageResult;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns the JSON of a record into a task's results. */
@ApplicationScoped
public class ResultReader {

    private final ObjectMapper json;

    ResultReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Reads a record's value.
     *
     * @param name what it is called in the reason of a refusal
     * @throws MalformedRecordException when it is not what the schema says
     */
    public <R extends ImageResult> R read(JsonNode value, Class<R> type, String name) {
        boolean nothing = value.isMissingNode() || value.isNull();
        if (nothing || value.isObject() && !value.hasNonNull("status")) {
            throw new MalformedRecordException(name + " lacks required members");
        }
        try {
            return json.treeToValue(value, type);
        } catch (ValueInstantiationException _) {
            throw new MalformedRecordException(name + " lacks required members");
        } catch (JsonProcessingException | IllegalArgumentException _) {
            throw new MalformedRecordException(name + " is not the JSON of its schema");
        }
    }
}
