package io.romanesco.inference.protocol.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.romanesco.inference.protocol.tensor.BytesElements;
import io.romanesco.inference.protocol.tensor.NamedTensor;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the elements of a tensor as JSON, flat. NaN and infinite numbers are texts. */
final class ElementWriter {

    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(Long.SIZE);

    private ElementWriter() {}

    /**
     * Writes the elements into an array that is begun.
     *
     * @throws ProtocolException for a type without a form in JSON
     */
    static void write(JsonGenerator json, NamedTensor tensor) throws IOException {
        if (tensor.type().binaryOnly()) {
            throw ProtocolException.invalid(
                    "output %s: %s has no form in JSON; ask for binary data"
                            .formatted(tensor.name(), tensor.type()));
        }
        ByteBuffer data = tensor.data();
        switch (tensor.type()) {
            case BYTES -> {
                for (byte[] element : BytesElements.unpack(tensor)) {
                    json.writeString(new String(element, StandardCharsets.UTF_8));
                }
            }
            default -> {
                while (data.hasRemaining()) {
                    writeNext(json, tensor, data);
                }
            }
        }
    }

    private static void writeNext(JsonGenerator json, NamedTensor tensor, ByteBuffer data)
            throws IOException {
        switch (tensor.type()) {
            case BOOL -> json.writeBoolean(data.get() != 0);
            case UINT8 -> json.writeNumber(Byte.toUnsignedInt(data.get()));
            case UINT16 -> json.writeNumber(Short.toUnsignedInt(data.getShort()));
            case UINT32 -> json.writeNumber(Integer.toUnsignedLong(data.getInt()));
            case UINT64 -> json.writeNumber(unsigned(data.getLong()));
            case INT8 -> json.writeNumber(data.get());
            case INT16 -> json.writeNumber(data.getShort());
            case INT32 -> json.writeNumber(data.getInt());
            case INT64 -> json.writeNumber(data.getLong());
            case FP32 -> json.writeNumber(data.getFloat());
            case FP64 -> json.writeNumber(data.getDouble());
            case FP16, BF16, BYTES -> throw new IllegalArgumentException(tensor.type().name());
        }
    }

    private static BigInteger unsigned(long value) {
        BigInteger signed = BigInteger.valueOf(value);
        return value < 0 ? signed.add(TWO_TO_64) : signed;
    }
}
