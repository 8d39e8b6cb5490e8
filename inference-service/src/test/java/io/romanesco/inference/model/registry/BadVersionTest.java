package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.ModelState;
import io.romanesco.inference.drawing.Drawings;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad version has one line as its reason, and the good model answers on. */
class BadVersionTest {

    @TempDir private static Path root;
    private static TestRegistry models;

    @BeforeAll
    static void start() {
        ModelFolder.of("paint", "1").writeTo(root);
        models = TestRegistry.on(root);
    }

    @AfterAll
    static void stop() {
        models.close();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                bad("task", model -> model.edit("classification", "fortune"), "task is fortune"),
                bad("yaml", model -> model.edit("labels: [", "labels: [["), "cannot be understood"),
                bad(
                        "escape",
                        model -> model.edit("path: model.onnx", "path: ../../paint/1/model.onnx"),
                        "must be a path inside the version's folder"),
                bad(
                        "absolute",
                        model -> model.edit("path: model.onnx", "path: /etc/passwd"),
                        "must be a path inside the version's folder"),
                bad("other-name", model -> model.edit("name: other-name", "name: x"), "names x/1"),
                bad(
                        "labels",
                        model -> model.edit("Green, Blue]", "Blue]"),
                        "output probabilities is FLOAT"),
                bad("shape", model -> model.edit("width: 16,", "width: 20,"), "input image is"),
                bad(
                        "graph",
                        model ->
                                model.with("model.onnx", new byte[] {1, 2, 3})
                                        .edit(
                                                "ad5f1fd338acb470483e404ba00b9d79217b50ff8fdd1193729ff43b91eb1447",
                                                "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"),
                        "ONNX Runtime does not take"),
                bad(
                        "unlisted-weights",
                        model -> model.weightsApart(false),
                        "list them as files.weights"),
                bad("memory", model -> model.memory(1 << 20), "it needs about 1048576 MiB"),
                bad(
                        "expected",
                        model -> model.golden().with("golden/expected.json", "{".getBytes()),
                        "golden/expected.json: it is not JSON"),
                bad(
                        "golden-path",
                        model ->
                                model.golden()
                                        .with(
                                                "golden/expected.json",
                                                "{\"pictures\":[{\"file\":\"../x\",\"category\":\"Red\",\"score\":1}]}"
                                                        .getBytes()),
                        "must be a path inside"),
                bad(
                        "picture",
                        model -> model.golden().with("golden/red.png", new byte[20]),
                        "1 of 2 golden pictures differ; red.png: it cannot be decoded"),
                bad(
                        "huge-picture",
                        model -> model.golden().with("golden/red.png", new byte[(16 << 20) + 1]),
                        "golden/expected.json: red.png has more than 16777216 bytes"),
                bad(
                        "table",
                        model ->
                                model.with("curves.json", "[]".getBytes())
                                        .edit(
                                                "labels:",
                                                "training: {curves: curves.json}\nlabels:"),
                        "curves.json is not a table"),
                bad(
                        "huge-card",
                        model -> model.with("MODEL_CARD.md", new byte[1 << 17]),
                        "MODEL_CARD.md has more than 65536 bytes"),
                bad(
                        "provider",
                        model -> model.edit("labels:", "session: {provider: cuda}\nlabels:"),
                        "session.provider is cuda, but this ONNX Runtime has only cpu"));
    }

    static Stream<Arguments> waiting() {
        return Stream.of(
                bad(
                        "no-file",
                        model -> model.edit("path: model.onnx", "path: gone.onnx"),
                        "gone.onnx is missing"),
                bad(
                        "digest",
                        model -> model.with("model.onnx", new byte[10]),
                        "model.onnx has SHA-256"),
                bad(
                        "weights",
                        model -> model.weightsApart(true).with("weights.bin", new byte[10]),
                        "weights.bin has SHA-256"),
                bad(
                        "no-weights",
                        model ->
                                model.weightsApart(true)
                                        .edit("path: weights.bin", "path: gone.bin"),
                        "gone.bin is missing"),
                bad(
                        "no-card",
                        model -> model.edit("labels:", "card: CARD.md\nlabels:"),
                        "CARD.md is missing"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refused")
    void unusableVersionIsRefusedInOneLine(
            String name, UnaryOperator<ModelFolder> change, String reason) {
        change.apply(ModelFolder.of(name, "1")).writeTo(root);

        assertReason(models.await(name + "/1", ModelState.REFUSED), reason);
        assertThat(models.registry().problem(ModelRequest.of(name, "1")))
                .startsWith("The model %s@1 is refused: ".formatted(name))
                .contains(reason);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("waiting")
    void incompleteVersionWaitsAndSaysWhatIsMissing(
            String name, UnaryOperator<ModelFolder> change, String reason) {
        change.apply(ModelFolder.of(name, "1")).writeTo(root);

        await().atMost(TestRegistry.PATIENCE)
                .untilAsserted(() ->
                        assertThat(models.status(name + "/1").map(VersionStatus::reason).orElse(""))
                                .endsWith("have not changed for 1 s"));
        assertReason(models.await(name + "/1", ModelState.WAITING), reason);
    }

    private static void assertReason(VersionStatus status, String reason) {
        assertThat(status.reason()).contains(reason).doesNotContain("\n", root.toString());
        assertThat(models.answer("paint", Drawings.pixels(20, 20, 0xff0000))).isEqualTo("1 Red");
    }

    private static Arguments bad(String name, UnaryOperator<ModelFolder> change, String reason) {
        return Arguments.of(name, change, reason);
    }
}
