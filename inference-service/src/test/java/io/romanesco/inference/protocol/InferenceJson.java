package io.romanesco.inference.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.inference.drawing.Drawings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Requests for the models of the tests. */
public final class InferenceJson {

    /** Bytes of an image for the models. */
    public static final int IMAGE_BYTES = 16 * 16 * 3;

    private InferenceJson() {}

    /** The input of one red image. */
    public static byte[] redTensor() {
        return Drawings.pixels(16, 16, 0xff0000).rgb();
    }

    /** The same as an encoded image of another size. */
    public static byte[] redPicture() {
        return Drawings.png(Drawings.plain(50, 30, 0xff0000));
    }

    /** A request with the elements of an input as JSON. */
    public static String request(String type, String shape, String data) {
        return """
        {"id": "7", "inputs": [{"name": "image", "datatype": "%s", "shape": %s, "data": %s}]}\
        """
                .formatted(type, shape, data);
    }

    /** Unsigned elements as a JSON array. */
    public static String array(byte[] elements) {
        int[] numbers = new int[elements.length];
        for (int i = 0; i < elements.length; i++) {
            numbers[i] = Byte.toUnsignedInt(elements[i]);
        }
        return Arrays.toString(numbers);
    }

    /** The JSON of an answer's output. */
    public static JsonNode output(String answer, String name) {
        try {
            for (JsonNode output : new ObjectMapper().readTree(answer).get("outputs")) {
                if (output.get("name").asText().equals(name)) {
                    return output;
                }
            }
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
        throw new AssertionError("no output " + name + " in " + answer);
    }
}
