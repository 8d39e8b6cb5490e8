package io.romanesco.inference.protocol.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.romanesco.inference.protocol.tensor.DataType;
import io.romanesco.inference.protocol.tensor.InferenceRequest;
import io.romanesco.inference.protocol.tensor.NamedTensor;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the body of a request for an inference. */
@ApplicationScoped
class RequestReader {

    private static final String BINARY_SIZE = "binary_data_size";
    private static final String BINARY_OUTPUT = "binary_data";
    private static final String BINARY_OUTPUTS = "binary_data_output";

    private final ObjectReader reader;
    private final JsonElements elements;

    RequestReader(ObjectMapper json) {
        this.reader = json.readerFor(RequestJson.class);
        this.elements = new JsonElements(json.getFactory());
    }

    /**
     * Reads a body.
     *
     * @param body JSON, then the binary data of the inputs that have some, in their order
     * @param jsonLength bytes of the JSON; empty: all
     * @throws ProtocolException when it is malformed, with the reason
     */
    HttpInference read(
            String model, Optional<String> version, byte[] body, Optional<String> jsonLength) {
        int length = jsonLength.map(text -> length(text, body.length)).orElse(body.length);
        RequestJson request = parse(body, length);
        return new HttpInference(
                new InferenceRequest(
                        model,
                        version,
                        request.id(),
                        inputs(request, body, length),
                        request.outputs().stream().map(RequestJson.Output::name).toList()),
                isTrue(request.parameters(), BINARY_OUTPUTS),
                binary(request.outputs()));
    }

    private RequestJson parse(byte[] body, int length) {
        try {
            RequestJson request = length == 0 ? null : reader.readValue(body, 0, length);
            if (request == null) {
                throw ProtocolException.invalid("the request has no JSON object");
            }
            return request;
        } catch (JsonMappingException unfit) {
            if (unfit.getCause() instanceof StreamReadException malformed) {
                throw malformed(malformed);
            }
            String path =
                    unfit.getPath().stream()
                            .map(each ->
                                    each.getFieldName() == null
                                            ? "[" + each.getIndex() + "]"
                                            : "." + each.getFieldName())
                            .collect(Collectors.joining());
            throw ProtocolException.invalid(
                    "the JSON of the request has an unexpected value at $" + path);
        } catch (JsonProcessingException malformed) {
            throw malformed(malformed);
        } catch (IOException unreadable) {
            throw ProtocolException.invalid("the request is no JSON in UTF-8");
        }
    }

    private static ProtocolException malformed(JsonProcessingException malformed) {
        return ProtocolException.invalid(
                "the request is no JSON: " + malformed.getOriginalMessage());
    }

    private List<NamedTensor> inputs(RequestJson request, byte[] body, int length) {
        List<NamedTensor> inputs = new ArrayList<>();
        int position = length;
        for (RequestJson.Input input : request.inputs()) {
            DataType type = DataType.of(input.name(), input.datatype());
            if (input.data() == null) {
                int size = binarySize(input, body.length - position);
                inputs.add(tensor(input, type, ByteBuffer.wrap(body, position, size)));
                position += size;
            } else {
                inputs.add(tensor(input, type, elements.read(input, type, body)));
            }
        }
        if (position < body.length) {
            throw ProtocolException.invalid(
                    "%d bytes of binary data belong to no input".formatted(body.length - position));
        }
        return inputs;
    }

    private static NamedTensor tensor(RequestJson.Input input, DataType type, ByteBuffer data) {
        return new NamedTensor(input.name(), type, input.shape(), data);
    }

    private static int binarySize(RequestJson.Input input, int left) {
        if (!(input.parameters().get(BINARY_SIZE) instanceof Number size)) {
            throw ProtocolException.invalid(
                    "input %s has neither data nor %s".formatted(input.name(), BINARY_SIZE));
        }
        if (size.longValue() < 0 || size.longValue() > left) {
            throw ProtocolException.invalid(
                    "input %s: %s is %s, but %d bytes are left in the body"
                            .formatted(input.name(), BINARY_SIZE, size, left));
        }
        return size.intValue();
    }

    private static int length(String text, int most) {
        try {
            int length = Integer.parseInt(text);
            if (length >= 0 && length <= most) {
                return length;
            }
        } catch (NumberFormatException malformed) {
            // The error below names the reason.
        }
        throw ProtocolException.invalid(
                "%s must be 0 to the body's %d bytes"
                        .formatted(InferenceResource.JSON_LENGTH, most));
    }

    private static Map<String, Boolean> binary(List<RequestJson.Output> outputs) {
        Map<String, Boolean> binary = new HashMap<>();
        for (RequestJson.Output output : outputs) {
            if (output.name() == null) {
                throw ProtocolException.invalid("an output has no name");
            }
            if (output.parameters().containsKey(BINARY_OUTPUT)) {
                binary.put(output.name(), isTrue(output.parameters(), BINARY_OUTPUT));
            }
        }
        return binary;
    }

    private static boolean isTrue(Map<String, Object> parameters, String name) {
        return Boolean.TRUE.equals(parameters.get(name));
    }
}
