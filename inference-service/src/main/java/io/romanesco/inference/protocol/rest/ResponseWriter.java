package io.romanesco.inference.protocol.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.inference.protocol.ProtocolConfig;
import io.romanesco.inference.protocol.tensor.InferenceResponse;
import io.romanesco.inference.protocol.tensor.NamedTensor;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes the body of an answer to an inference. */
@ApplicationScoped
class ResponseWriter {

    /** Bytes of a number as text for each byte in binary form, about. */
    private static final int TEXT_FACTOR = 4;

    private final JsonFactory json;
    private final long maxSize;

    ResponseWriter(ObjectMapper json, ProtocolConfig config) {
        this.json = json.getFactory();
        this.maxSize = config.maxResponseSize().asLongValue();
    }

    /**
     * A body.
     *
     * @param bytes JSON, then the binary data of outputs
     * @param jsonLength bytes of the JSON
     */
    record Body(byte[] bytes, int jsonLength, boolean isBinary) {}

    /**
     * Writes an answer.
     *
     * @throws ProtocolException when an output cannot be written as it is wanted
     */
    Body write(InferenceResponse response, HttpInference asked) {
        List<NamedTensor> binary =
                response.outputs().stream().filter(each -> asked.isBinary(each.name())).toList();
        checkSize(response, asked);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = json.createGenerator(bytes)) {
            generator.writeStartObject();
            generator.writeStringField("model_name", response.model());
            generator.writeStringField("model_version", response.version());
            if (!response.id().isEmpty()) {
                generator.writeStringField("id", response.id());
            }
            generator.writeArrayFieldStart("outputs");
            for (NamedTensor output : response.outputs()) {
                write(generator, output, asked.isBinary(output.name()));
            }
            generator.writeEndArray();
            generator.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        int jsonLength = bytes.size();
        for (NamedTensor output : binary) {
            byte[] data = new byte[output.bytes()];
            output.data().get(data);
            bytes.writeBytes(data);
        }
        return new Body(bytes.toByteArray(), jsonLength, !binary.isEmpty());
    }

    private static void write(JsonGenerator generator, NamedTensor output, boolean binary)
            throws IOException {
        generator.writeStartObject();
        generator.writeStringField("name", output.name());
        generator.writeStringField("datatype", output.type().name());
        generator.writeArrayFieldStart("shape");
        for (long size : output.shape()) {
            generator.writeNumber(size);
        }
        generator.writeEndArray();
        if (binary) {
            generator.writeObjectFieldStart("parameters");
            generator.writeNumberField("binary_data_size", output.bytes());
            generator.writeEndObject();
        } else {
            generator.writeArrayFieldStart("data");
            ElementWriter.write(generator, output);
            generator.writeEndArray();
        }
        generator.writeEndObject();
    }

    private void checkSize(InferenceResponse response, HttpInference asked) {
        long text =
                response.outputs().stream()
                        .filter(output -> !asked.isBinary(output.name()))
                        .mapToLong(output -> (long) output.bytes() * TEXT_FACTOR)
                        .sum();
        if (text > maxSize) {
            throw ProtocolException.invalid(
                    "the outputs are too large for JSON: ask for binary data, or for fewer"
                            + " outputs");
        }
    }
}
