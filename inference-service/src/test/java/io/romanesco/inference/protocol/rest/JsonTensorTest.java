package io.romanesco.inference.protocol.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.inference.protocol.tensor.BytesElements;
import io.romanesco.inference.protocol.tensor.NamedTensor;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTensorTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RequestReader reader = new RequestReader(JSON);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BOOL; true,false",
                "UINT8; 0,255",
                "UINT16; 0,65535",
                "UINT32; 0,4294967295",
                "UINT64; 0,18446744073709551615",
                "INT8; -128,127",
                "INT16; -32768,32767",
                "INT32; -2147483648,2147483647",
                "INT64; -9223372036854775808,9223372036854775807",
                "FP32; 1.5,-0.1",
                "FP32; \"NaN\",\"-Infinity\"",
                "FP64; 0.1,1.0E300",
                "BYTES; \"a\",\"ä\"",
            })
    void elementsOfEachTypeComeBackAsTheyWere(String type, String elements) throws IOException {
        NamedTensor tensor = read(type, "[2]", "[" + elements + "]");

        StringWriter written = new StringWriter();
        try (JsonGenerator json = JSON.getFactory().createGenerator(written)) {
            json.writeStartArray();
            ElementWriter.write(json, tensor);
            json.writeEndArray();
        }
        assertThat(written).hasToString("[" + elements + "]");
    }

    @Test
    void nestedElementsAreTakenInTheirOrder() {
        NamedTensor tensor = read("UINT8", "[2,2]", "[[1,2],[3,4]]");

        byte[] elements = new byte[4];
        tensor.data().get(elements);
        assertThat(elements).containsExactly(1, 2, 3, 4);
    }

    @Test
    void membersInAnyOrderAreRead() {
        NamedTensor tensor =
                input(
                        "{\"data\":[7],\"extra\":{\"a\":[1]},\"shape\":[1],\"datatype\":\"INT32\",\"name\":\"x\"}");

        assertThat(tensor.data().getInt()).isEqualTo(7);
    }

    @Test
    void fileInBase64IsDecoded() {
        NamedTensor tensor =
                input(
                        "{\"name\":\"x\",\"datatype\":\"BYTES\",\"shape\":[1],\"parameters\":{\"content_type\":\"base64\"},\"data\":[\"/9j/\"]}");

        assertThat(BytesElements.unpack(tensor).getFirst()).containsExactly(0xff, 0xd8, 0xff);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UINT8; [1]; [256]; 256 is no UINT8",
                "UINT8; [1]; [-1]; -1 is no UINT8",
                "UINT8; [1]; [1.5]; 1.5 is no UINT8",
                "INT32; [1]; [\"1\"]; 1 is no INT32",
                "UINT64; [1]; [18446744073709551616]; is no UINT64",
                "FP32; [1]; [\"much\"]; much is no FP32",
                "FP32; [1]; [null]; null is no FP32",
                "BYTES; [1]; [3]; 3 is no BYTES",
                "BOOL; [1]; [1]; input x",
                "FP16; [1]; [1]; FP16 has no form in JSON",
                "UINT8; [3]; [1,2]; has 3 elements, but data has fewer",
                "UINT8; [1]; [1,2]; has 1 elements, but data has more",
                "FP64; [2000000000]; [1]; data has fewer",
                "UINT8; [1]; 7; data is no array",
                "HALF; [1]; [1]; datatype is HALF",
            })
    void elementsThatDoNotFitAreRefusedWithTheReason(
            String type, String shape, String data, String reason) {
        assertThatThrownBy(() -> read(type, shape, data))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("java");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"inputs\":[{\"name\":\"x\"; the request is no JSON",
                "null; the request has no JSON object",
                "{\"inputs\":[{\"name\":\"x\",\"shape\":[\"a\"]}]}; unexpected value at"
                        + " $.inputs[0].shape[0]",
                "{\"inputs\":7}; unexpected value at $.inputs",
                "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"INT8\",\"shape\":[1]}]}; neither data"
                        + " nor binary_data_size",
                "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"INT8\",\"shape\":[1],\"parameters\":{\"binary_data_size\":9}}]};"
                    + " 0 bytes are left",
                "{\"outputs\":[{}]}; an output has no name",
            })
    void malformedRequestIsRefusedWithTheReason(String body, String reason) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("java");
    }

    @ParameterizedTest
    @CsvSource({"-1", "9999", "much"})
    void lengthOfTheJsonThatDoesNotFitTheBodyIsRefused(String length) {
        assertThatThrownBy(
                        () -> reader.read("m", Optional.empty(), new byte[9], Optional.of(length)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("must be 0 to the body's 9 bytes");
    }

    private NamedTensor read(String type, String shape, String data) {
        return input(
                "{\"name\":\"x\",\"datatype\":\"%s\",\"shape\":%s,\"data\":%s}"
                        .formatted(type, shape, data));
    }

    private NamedTensor input(String json) {
        return read("{\"inputs\":[%s]}".formatted(json)).request().inputs().getFirst();
    }

    private HttpInference read(String body) {
        return reader.read(
                "m", Optional.empty(), body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }
}
