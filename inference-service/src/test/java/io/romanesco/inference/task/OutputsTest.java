package io.romanesco.inference.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsTest {

    @Test
    void everyImageOfABatchHasItsOwnPart() {
        Outputs outputs = outputs(2, new long[] {2, 3}, 1, 2, 3, 4, 5, 6);

        TensorSlice second = outputs.of("numbers", 1, 3);

        assertThat(second.length()).isEqualTo(3);
        assertThat(second.at(0)).isEqualTo(4);
        assertThat(second.at(2)).isEqualTo(6);
    }

    @Test
    void outputOfOneImageMayHaveNoBatch() {
        Outputs outputs = outputs(1, new long[] {2, 3}, 1, 2, 3, 4, 5, 6);

        TensorSlice whole = outputs.of("numbers", 0, Outputs.ANY, 3);

        assertThat(whole.shape()).containsExactly(2, 3);
        assertThat(whole.part(3, 3).at(0)).isEqualTo(4);
    }

    @Test
    void outputWithoutElementsIsEmpty() {
        assertThat(outputs(1, new long[] {0, 4}).of("numbers", 0, Outputs.ANY, 4).length())
                .isZero();
    }

    @Test
    void outputOfAnotherShapeIsNamedWithBothShapes() {
        Outputs outputs = outputs(2, new long[] {2, 3}, 1, 2, 3, 4, 5, 6);

        assertThatThrownBy(() -> outputs.of("numbers", 0, Outputs.ANY, 4))
                .isInstanceOf(OutputShapeException.class)
                .hasMessage("output numbers is [2, 3], but model.yaml calls for [2, ?, 4]");
        assertThatThrownBy(() -> outputs.of("numbers", 0, 4))
                .isInstanceOf(OutputShapeException.class);
        assertThatThrownBy(() -> outputs(3, new long[] {2, 3}).of("numbers", 0, 3))
                .isInstanceOf(OutputShapeException.class);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void numberThatIsNotFiniteCountsForItsImageOnly(float number) {
        Outputs outputs = outputs(2, new long[] {2, 2}, 1, 2, 3, number);

        assertThat(outputs.of("numbers", 0, 2).at(1)).isEqualTo(2);
        assertThatThrownBy(() -> outputs.of("numbers", 1, 2))
                .isInstanceOf(InvalidOutputException.class)
                .hasMessage("output numbers has the value " + number);
    }

    private static Outputs outputs(int images, long[] shape, float... values) {
        return new Outputs(Map.of("numbers", new Tensor(shape, values)), images);
    }
}
