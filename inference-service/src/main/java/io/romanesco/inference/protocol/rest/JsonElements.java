package io.romanesco.inference.protocol.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.romanesco.inference.protocol.tensor.BytesElements;
import io.romanesco.inference.protocol.tensor.DataType;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads the elements of a tensor from JSON: an array, flat or nested, whose elements are taken in
 * their order.
 */
final class JsonElements {

    private static final String BASE64 = "base64";

    private final JsonFactory json;

    JsonElements(JsonFactory json) {
        this.json = json;
    }

    /**
     * Reads the elements of an input into the protocol's binary form.
     *
     * @param body the request
     * @throws ProtocolException when there are too many, too few, or some of another type
     */
    ByteBuffer read(RequestJson.Input input, DataType type, byte[] body) {
        RequestJson.Span span = input.data();
        if (type.binaryOnly()) {
            throw ProtocolException.invalid(
                    "input %s: %s has no form in JSON; send binary data"
                            .formatted(input.name(), type));
        }
        try (JsonParser parser = json.createParser(body, span.from(), span.to() - span.from())) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw ProtocolException.invalid(
                        "input %s: data is no array".formatted(input.name()));
            }
            return type == DataType.BYTES
                    ? BytesElements.pack(texts(input, parser))
                    : numbers(input, type, parser);
        } catch (JsonProcessingException malformed) {
            throw ProtocolException.invalid(
                    "input %s: %s".formatted(input.name(), malformed.getOriginalMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ByteBuffer numbers(RequestJson.Input input, DataType type, JsonParser parser)
            throws IOException {
        int wanted = Shape.elements(input.name(), input.shape());
        int longest = (input.data().to() - input.data().from()) / 2;
        if (wanted > longest) {
            throw count(input, wanted, "fewer");
        }
        ByteBuffer data = ByteBuffer.allocate(wanted * type.size()).order(ByteOrder.LITTLE_ENDIAN);
        while (parser.nextToken() != null) {
            if (parser.currentToken().isScalarValue()) {
                if (!data.hasRemaining()) {
                    throw count(input, wanted, "more");
                }
                put(data, input, type, parser);
            }
        }
        if (data.hasRemaining()) {
            throw count(input, wanted, "fewer");
        }
        return data.flip();
    }

    private static void put(
            ByteBuffer data, RequestJson.Input input, DataType type, JsonParser parser)
            throws IOException {
        switch (type) {
            case BOOL -> data.put((byte) (parser.getBooleanValue() ? 1 : 0));
            case UINT8 -> data.put((byte) whole(input, type, parser, 0, 0xff));
            case UINT16 -> data.putShort((short) whole(input, type, parser, 0, 0xffff));
            case UINT32 -> data.putInt((int) whole(input, type, parser, 0, 0xffffffffL));
            case UINT64 -> data.putLong(unsigned(input, parser));
            case INT8 -> data.put((byte) whole(input, type, parser, -0x80, 0x7f));
            case INT16 -> data.putShort((short) whole(input, type, parser, -0x8000, 0x7fff));
            case INT32 ->
                    data.putInt(
                            (int) whole(input, type, parser, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case INT64 -> data.putLong(whole(input, type, parser, Long.MIN_VALUE, Long.MAX_VALUE));
            case FP32 -> data.putFloat((float) number(input, type, parser));
            case FP64 -> data.putDouble(number(input, type, parser));
            case FP16, BF16, BYTES -> throw new IllegalArgumentException(type.name());
        }
    }

    private static long whole(
            RequestJson.Input input, DataType type, JsonParser parser, long least, long most)
            throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw element(input, type, parser);
        }
        long value = parser.getLongValue();
        if (value < least || value > most) {
            throw element(input, type, parser);
        }
        return value;
    }

    private static long unsigned(RequestJson.Input input, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw element(input, DataType.UINT64, parser);
        }
        BigInteger value = parser.getBigIntegerValue();
        if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
            throw element(input, DataType.UINT64, parser);
        }
        return value.longValue();
    }

    /** Numbers, and the texts that stand for what JSON has no numbers for. */
    private static double number(RequestJson.Input input, DataType type, JsonParser parser)
            throws IOException {
        if (parser.currentToken().isNumeric()) {
            return parser.getDoubleValue();
        }
        return switch (parser.getText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw element(input, type, parser);
        };
    }

    private static List<byte[]> texts(RequestJson.Input input, JsonParser parser)
            throws IOException {
        boolean base64 = BASE64.equals(input.parameters().get("content_type"));
        List<byte[]> elements = new ArrayList<>();
        while (parser.nextToken() != null) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                elements.add(base64 ? decoded(input, parser) : utf8(parser.getText()));
            } else if (parser.currentToken().isScalarValue()) {
                throw element(input, DataType.BYTES, parser);
            }
        }
        return elements;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(RequestJson.Input input, JsonParser parser) throws IOException {
        try {
            return Base64.getDecoder().decode(parser.getText());
        } catch (IllegalArgumentException malformed) {
            throw ProtocolException.invalid(
                    "input %s: an element is no Base64".formatted(input.name()));
        }
    }

    private static ProtocolException element(
            RequestJson.Input input, DataType type, JsonParser parser) throws IOException {
        String text = parser.getText();
        return ProtocolException.invalid(
                "input %s: %s is no %s"
                        .formatted(
                                input.name(),
                                text.substring(0, Math.min(40, text.length())),
                                type));
    }

    private static ProtocolException count(RequestJson.Input input, int wanted, String came) {
        return ProtocolException.invalid(
                "input %s: the shape %s has %d elements, but data has %s"
                        .formatted(input.name(), input.shape(), wanted, came));
    }
}
