package io.romanesco.inference.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.task.Tensor;
import io.romanesco.inference.task.TensorSpec;
import io.romanesco.inference.task.TensorSpec.Type;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A graph of one image without a batch, with an output of every number type. */
class ModelSessionTest {

    private static final Path TYPES = Path.of("src/test/resources/models/types.onnx");
    private static final String TYPES_SHA256 =
            "f32dd1370d4eea133d9878ce7c86a8026fdb959fd1ca1be89df1660ee4538db4";
    private static final byte[] IMAGE = {0, 1, 2, 3, 100, 120, 0, 1, 2, 3, 100, 120};

    @ParameterizedTest
    @ValueSource(
            strings = {"float32", "float16", "double", "int8", "uint8", "int16", "int32", "int64"})
    void outputOfAnyNumberTypeIsReadAsFloats(String output) throws ModelLoadException {
        Tensor tensor = run(IMAGE, TensorSpec.numbers(output, 2, 2, 3)).get(output);

        assertThat(tensor.shape()).containsExactly(2, 2, 3);
        assertThat(tensor.values()).containsExactly(0, 1, 2, 3, 100, 120, 0, 1, 2, 3, 100, 120);
    }

    @Test
    void unsignedBytesStayUnsigned() throws ModelLoadException {
        byte[] image = new byte[12];
        image[0] = (byte) 200;

        Map<String, Tensor> outputs =
                run(
                        image,
                        TensorSpec.numbers("uint8", 2, 2, 3),
                        TensorSpec.numbers("int8", 2, 2, 3));

        assertThat(outputs.get("uint8").values()[0]).isEqualTo(200);
        assertThat(outputs.get("int8").values()[0]).isEqualTo(-56);
    }

    @Test
    void boolOutputIsZeroAndOne() throws ModelLoadException {
        assertThat(run(IMAGE, TensorSpec.numbers("bool", 2, 2, 3)).get("bool").values())
                .containsExactly(0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1);
    }

    @Test
    void outputWithoutElementsIsEmpty() throws ModelLoadException {
        Tensor places =
                run(new byte[12], TensorSpec.numbers("places", 3, TensorSpec.ANY)).get("places");

        assertThat(places.shape()).containsExactly(3, 0);
        assertThat(places.values()).isEmpty();
    }

    @Test
    void graphWithoutABatchTakesOneImage() throws ModelLoadException {
        try (ModelSession session = open(TensorSpec.numbers("uint8", 2, 2, 3))) {
            assertThat(session.maxBatch()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "uint8, 2, 4, output uint8 is UINT8 '[2, 2, 3]' in the graph; NUMBER '[2, 2, 4]'",
        "sequence, 2, 3, the graph has no output sequence",
        "gone, 2, 3, the graph has no output gone",
    })
    void outputThatDoesNotFitIsNamed(String output, int rows, int channels, String message) {
        String[] parts = message.replace("'", "").split("; ");

        assertThatThrownBy(() -> open(TensorSpec.numbers(output, 2, rows, channels)))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContainingAll(parts)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void outputThatMayHaveSeveralShapesFitsOneOfThem() throws ModelLoadException {
        try (ModelSession session =
                open(TensorSpec.numbers("int32", TensorSpec.BATCH, 4).or(2, TensorSpec.ANY, 3))) {
            assertThat(session.run(direct(IMAGE), 1)).containsOnlyKeys("int32");
        }
    }

    private static Map<String, Tensor> run(byte[] image, TensorSpec... outputs)
            throws ModelLoadException {
        try (ModelSession session = open(outputs)) {
            return session.run(direct(image), 1);
        }
    }

    private static ModelSession open(TensorSpec... outputs) throws ModelLoadException {
        try (GraphBytes graph = GraphBytes.read("types/1", TYPES, TYPES_SHA256)) {
            return ModelSession.open(
                    "types/1",
                    graph,
                    SessionSettings.DEFAULT,
                    new TensorSpec("image", Type.UINT8, List.of(List.of(2, 2, 3))),
                    List.of(outputs));
        }
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
