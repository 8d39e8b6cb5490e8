package io.romanesco.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRequestTest {

    @Test
    void nameAndVersionAreReadAndWritten() {
        assertThat(ModelRequest.read(" b@2 ")).isEqualTo(ModelRequest.of("b", "2"));
        assertThat(ModelRequest.read("b")).isEqualTo(ModelRequest.of("b")).hasToString("b");
        assertThat(ModelRequest.of("b", "2")).hasToString("b@2");
        assertThat(ModelRequest.of("b", "2").isWellFormed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@@b",
                "@",
                "../../etc/passwd@1",
                "\0\ufffe",
                "a\nERROR forged",
                "\u0431\u0443\u0440\u044f\u043a",
                "b/2",
                "_hidden",
                "-"
            })
    void malformedNameIsOneThatNoModelHasAndSafeToShow(String text) {
        ModelRequest request = ModelRequest.read(text);

        assertThat(request.isWellFormed()).isFalse();
        assertThat(request.name()).matches("[A-Za-z0-9_.?-]+").contains("?");
        assertThat(ModelRequest.read(request.toString())).isEqualTo(request);
    }

    @Test
    void nameThatIsTooLongIsCutAndNamesNoModel() {
        ModelRequest request = ModelRequest.read("a".repeat(5_000));

        assertThat(request.name()).hasSize(100).startsWith("?a");
        assertThat(request.isWellFormed()).isFalse();
    }

    @Test
    void listHasMalformedNamesToo() {
        assertThat(ModelRequest.listOf("a@@b,,@,a"))
                .extracting(ModelRequest::toString)
                .containsExactly("a??b", "?", "a");
    }
}
