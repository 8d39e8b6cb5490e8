package io.romanesco.inference.protocol.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NamedTensorTest {

    @ParameterizedTest
    @EnumSource(names = "BYTES", mode = EnumSource.Mode.EXCLUDE)
    void tensorWithAsManyBytesAsItsShapeSaysIsAccepted(DataType type) {
        NamedTensor tensor =
                new NamedTensor("x", type, List.of(2L, 3L), ByteBuffer.allocate(6 * type.size()));

        assertThat(tensor.bytes()).isEqualTo(6 * type.size());
    }

    @Test
    void tensorWithFewerBytesIsRefusedWithBothNumbers() {
        assertThatThrownBy(() ->
                        new NamedTensor("x", DataType.FP32, List.of(2L), ByteBuffer.allocate(7)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("tensor x: FP32 [2] has 8 bytes, but 7 came");
    }

    @ParameterizedTest
    @CsvSource({"-1, 4, negative", "2147483648, 1, too many", "65536, 65536, too many"})
    void impossibleShapeIsRefused(long first, long second, String reason) {
        assertThatThrownBy(() ->
                        new NamedTensor(
                                "x",
                                DataType.UINT8,
                                List.of(first, second),
                                ByteBuffer.allocate(4)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void hugeShapeWithAnEmptyDimensionHasNoElements() {
        NamedTensor tensor =
                new NamedTensor(
                        "x",
                        DataType.UINT8,
                        List.of(1L << 40, 1L << 40, 0L),
                        ByteBuffer.allocate(0));

        assertThat(tensor.bytes()).isZero();
    }

    @Test
    void textsComeBackAsTheyWerePacked() {
        List<byte[]> texts = List.of("".getBytes(), "two".getBytes());
        NamedTensor tensor =
                new NamedTensor("x", DataType.BYTES, List.of(2L), BytesElements.pack(texts));

        assertThat(BytesElements.unpack(tensor)).containsExactlyElementsOf(texts);
    }

    @Test
    void textsOfAnotherNumberThanTheShapesAreRefused() {
        assertThatThrownBy(() -> bytes(List.of(2L), BytesElements.pack(List.of(new byte[3]))))
                .hasMessage("tensor x: the shape has 2 elements, but 1 came");
        assertThatThrownBy(() -> bytes(List.of(0L), ByteBuffer.allocate(2)))
                .hasMessage(
                        "tensor x: the shape has 0 elements, but 0 came and 2 bytes after them");
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "-1, 4294967295"})
    void textLongerThanTheDataIsRefused(int length, String shown) {
        ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(0, length);

        assertThatThrownBy(() -> bytes(List.of(1L), data))
                .hasMessage(
                        "tensor x: the length of element 0 is %s, but 4 bytes follow"
                                .formatted(shown));
    }

    @Test
    void unknownTypeIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> DataType.of("x", "FLOAT"))
                .hasMessageContaining("datatype is FLOAT; known are BOOL, UINT8")
                .hasMessageContaining("FP16");
        assertThatThrownBy(() -> DataType.of("x", null)).hasMessageContaining("datatype is null");
    }

    private static NamedTensor bytes(List<Long> shape, ByteBuffer data) {
        return new NamedTensor("x", DataType.BYTES, shape, data);
    }
}
