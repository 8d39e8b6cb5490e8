package io.romanesco.inference.protocol.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The JSON of a request for an inference. The elements of tensors are left where they are: a list
 * of objects would take twenty times their memory.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RequestJson(
        String id, Map<String, Object> parameters, List<Input> inputs, List<Output> outputs) {

    RequestJson {
        id = id == null ? "" : id;
        parameters = parameters == null ? Map.of() : parameters;
        inputs = inputs == null ? List.of() : inputs;
        outputs = outputs == null ? List.of() : outputs;
    }

    /**
     * An input.
     *
     * @param data null where binary data follows the JSON
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Input(
            String name,
            String datatype,
            List<Long> shape,
            Map<String, Object> parameters,
            Span data) {

        Input {
            shape = shape == null ? List.of() : shape;
            parameters = parameters == null ? Map.of() : parameters;
        }
    }

    /** An output that is wanted. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Output(String name, Map<String, Object> parameters) {

        Output {
            parameters = parameters == null ? Map.of() : parameters;
        }
    }

    /**
     * Where a value is in the JSON.
     *
     * @param from its first byte
     * @param to the byte after it
     */
    @JsonDeserialize(using = SpanReader.class)
    record Span(int from, int to) {}

    /** Skips a value, and notes where it is. */
    @RegisterForReflection
    static final class SpanReader extends JsonDeserializer<Span> {

        @Override
        public Span deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            long from = parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            return new Span((int) from, (int) parser.currentLocation().getByteOffset());
        }
    }
}
