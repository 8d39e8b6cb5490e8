package io.romanesco.inference.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a graph that passes two elements of each type through. */
class RawInferenceTest {

    private static final List<Long> SHAPE = List.of(1L, 2L);

    private static OrtSession session;

    @BeforeAll
    static void open() throws OrtException {
        try (OrtSession.SessionOptions options = OnnxRuntime.sessionOptions()) {
            session =
                    OnnxRuntime.environment()
                            .createSession("src/test/resources/graphs/types.onnx", options);
        }
    }

    @AfterAll
    static void close() throws OrtException {
        session.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UINT16", "UINT32", "UINT64", "OTHER"})
    void tensorOfEachTypeComesBackAsItWas(ElementType type) throws OrtException {
        Map<String, RawTensor> found = RawInference.run(session, inputs(), Set.of("out_" + type));

        assertThat(RawInference.describe(session.getOutputInfo().values()))
                .contains(new GraphTensor("out_" + type, type, List.of(-1L, 2L)));
        RawTensor output = found.get("out_" + type);
        assertThat(output.type()).isEqualTo(type);
        assertThat(output.shape()).isEqualTo(SHAPE);
        assertThat(output.data()).isEqualTo(inputs().get("in_" + type).data());
    }

    @Test
    void unsignedTypeThatCannotBeGivenIsRefused() {
        Map<String, RawTensor> inputs =
                Map.of(
                        "in_UINT16",
                        new RawTensor(ElementType.UINT16, SHAPE, ByteBuffer.allocate(4)));

        assertThatThrownBy(() -> RawInference.run(session, inputs, Set.of("out_UINT16")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input in_UINT16: tensors of type UINT16 cannot be given");
    }

    @Test
    void shapeThatTheGraphDoesNotTakeIsRefused() {
        Map<String, RawTensor> inputs = new HashMap<>(inputs());
        inputs.put(
                "in_INT8",
                new RawTensor(ElementType.INT8, List.of(1L, 3L), ByteBuffer.allocate(3)));

        assertThatThrownBy(() -> RawInference.run(session, inputs, Set.of("out_INT8")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in_INT8");
    }

    @Test
    void outputWithoutElementsIsEmpty() {
        Map<String, RawTensor> inputs = new HashMap<>(inputs());
        inputs.put(
                "in_INT8",
                new RawTensor(ElementType.INT8, List.of(0L, 2L), ByteBuffer.allocate(0)));

        RawTensor output = RawInference.run(session, inputs, Set.of("out_INT8")).get("out_INT8");

        assertThat(output.shape()).containsExactly(0L, 2L);
        assertThat(output.data().remaining()).isZero();
    }

    /** Two elements for each input. */
    private static Map<String, RawTensor> inputs() {
        Map<String, RawTensor> inputs = new HashMap<>();
        for (GraphTensor input : RawInference.describe(inputInfo())) {
            ByteBuffer data = ByteBuffer.allocate(2 * size(input.type()));
            data.put(0, (byte) 1);
            inputs.put(input.name(), new RawTensor(input.type(), SHAPE, data));
        }
        return inputs;
    }

    private static Collection<NodeInfo> inputInfo() {
        try {
            return session.getInputInfo().values();
        } catch (OrtException failed) {
            throw new AssertionError(failed);
        }
    }

    private static int size(ElementType type) {
        return switch (type) {
            case BOOL, UINT8, INT8 -> 1;
            case UINT16, INT16, FLOAT16, BFLOAT16 -> 2;
            case UINT32, INT32, FLOAT -> 4;
            case UINT64, INT64, DOUBLE -> 8;
            case OTHER -> throw new IllegalArgumentException(type.name());
        };
    }
}
