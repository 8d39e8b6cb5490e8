package io.romanesco.inference.model.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.runtime.SessionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelLoadTest {

    private static final Path PAINT = Path.of("src/test/resources/models/paint/1.0.0");

    @TempDir private Path root;
    private Path version;

    @BeforeEach
    void copyTheModel() throws IOException {
        version = Files.createDirectories(root.resolve("paint/1.0.0"));
        for (String file : new String[] {"model.yaml", "model.onnx"}) {
            Files.copy(PAINT.resolve(file), version.resolve(file));
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'Green, Blue]' | 'Blue]' | output probabilities is FLOAT [-1, 3]",
                "'width: 8,' | 'width: 7,' | output activation is FLOAT [-1, 3, 8, 8]",
                "'width: 16,' | 'width: 299,' | input image is UINT8 [-1, 16, 16, 3]",
                "'name: image,' | 'name: picture,' | the graph has no input picture, only [image]",
                "'output: confidence' | 'output: trust' | the graph has no output trust",
                "'probabilities: probabilities' | 'probabilities: scores' | has no output scores",
                "'layout: NHWC' | 'layout: NCHW' | but model.yaml says UINT8 [-1, 3, 16, 16]",
                "'layout: NHWC' | 'layout: HWC' | but model.yaml says UINT8 [16, 16, 3]",
                "'layout: NHWC' | 'layout: HWCN' | input.layout is HWCN; this service supports"
                        + " NHWC, NCHW, HWC, CHW",
                "'type: uint8' | 'type: int8' | input.type is int8; this service supports",
                "'width: 16,' | '' | input.width is missing",
                "'width: 16,' | 'width: 0,' | input.width is 0; it must be a whole number from 1",
                "'width: 16,' | 'wide: 3, width: 16,' | input.wide is not a key of input",
                "'color: RGB,' | 'color: RGB, normalize: {scale: 2},' | needs a float input.type",
                "'mode: stretch' | 'mode: center-crop' | input.resize.shorter is missing",
                "'mode: stretch' | 'mode: center-crop, shorter: 9' | input.resize.shorter is 9",
                "'mode: stretch' | 'mode: stretch, pad: 9' | input.resize.pad is not a key",
                "'mode: stretch' | 'mode: crop' | input.resize.mode is crop",
                "'task: classification' | 'task: fishing' | task is fishing; this service"
                        + " supports classification, detection",
                "'task: classification' | '' | task is missing",
                "'Green, Blue]' | 'Red, Blue]' | labels are missing, or one is there twice",
                "'path: model.onnx' | 'path: gone.onnx' | gone.onnx does not exist",
                "'version: 1.0.0' | '' | version is missing",
                "'labels:' | 'goldn: {folder: golden}\\nlabels:' | goldn is not a key of"
                        + " model.yaml; there are batch,",
                "'labels:' | 'colour: red\\nlabels:' | colour is not a key of model.yaml",
                "'labels:' | 'golden: {foldr: x}\\nlabels:' | golden.foldr is not a key of golden;"
                        + " there are folder, minIou, scoreDelta",
                "'labels:' | 'resources: {memory: 9}\\nlabels:' | resources.memory is not a key",
                "'labels:' | 'session: {thread: 1}\\nlabels:' | session.thread is not a key",
                "'score: output,' | 'score: output, limit: 1,' | certainty.limit is not a key",
                "'height: 8}' | 'height: 8, depth: 1}' | outputs.activation.depth is not a key",
                "'path: model.onnx' | 'file: x, path: model.onnx' | files.file is not a key",
                "'labels:' | 'labels: [' | cannot be understood",
                "'score: output' | 'score: guess' | certainty.score is guess",
            })
    void manifestWithAWrongValueIsRefusedInOneLine(String from, String to, String message)
            throws IOException {
        Path manifest = version.resolve("model.yaml");
        String good = Files.readString(manifest);
        assertThat(good).contains(from);
        Files.writeString(manifest, good.replace(from, to == null ? "" : to.replace("\\n", "\n")));

        assertThatThrownBy(this::load)
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void keysForPeopleAreAccepted() throws Exception {
        Path manifest = version.resolve("model.yaml");
        Files.writeString(
                manifest,
                """
                metrics: {by: hand}
                data: [pictures]
                calibration: {temperature: 1.5}
                training: {curves: curves.json, epochs: 3}
                compare: compare.json
                card: CARD.md
                """,
                StandardOpenOption.APPEND);

        assertThat(ModelDirectory.manifest(version).options().documents().card())
                .contains("CARD.md");
    }

    @Test
    void fileWithAnotherDigestIsRefused() throws IOException {
        Files.write(version.resolve("model.onnx"), new byte[] {1, 2, 3});

        assertThatThrownBy(this::load)
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(
                        "has SHA-256 039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287");
    }

    @Test
    void modelWithoutAVersionIsReportedByName() {
        assertThatThrownBy(() -> new ModelDirectory(root).newest("fish"))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("no model fish");
    }

    @Test
    void precisionThatTheModelLacksIsRefused() {
        assertThatThrownBy(() ->
                        LoadedModel.load(version, Optional.of("int8"), SessionSettings.DEFAULT))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining("no file of precision int8, only [fp32]");
    }

    @ParameterizedTest(name = "{0} of [{1}, {2}]")
    @CsvSource({"int8, fp32, int8", "int8, int8, fp32", "fp16, fp16, fp32"})
    void fileWithoutAConfiguredPrecisionIsInt8ElseTheFirst(
            String chosen, String first, String second) throws Exception {
        ModelManifest manifest = listing(first, second);

        assertThat(precision(manifest, Optional.empty())).isEqualTo(chosen);
        assertThat(precision(manifest, Optional.of(second))).isEqualTo(second);
    }

    private static String precision(ModelManifest manifest, Optional<String> wanted)
            throws ModelLoadException {
        return FileChoice.candidates(manifest, wanted, Set.of("cpu")).getFirst().file().precision();
    }

    /** The manifest with two files, which have the same content. */
    private ModelManifest listing(String first, String second)
            throws IOException, ModelLoadException {
        Path manifest = version.resolve("model.yaml");
        StringBuilder changed = new StringBuilder();
        for (String line : Files.readAllLines(manifest)) {
            boolean file = line.contains("{precision: fp32");
            changed.append(file ? line.replace("fp32", first) : line).append('\n');
            changed.append(file ? line.replace("fp32", second) + "\n" : "");
        }
        Files.writeString(manifest, changed);
        return ModelDirectory.manifest(version);
    }

    @Test
    void newestVersionIsTheHighestByNumber() throws Exception {
        for (String other : new String[] {"0.9.0", "1.10.0", "1.9.3", "1.10.0-beta"}) {
            Path folder = Files.createDirectories(root.resolve("paint").resolve(other));
            Files.copy(PAINT.resolve("model.yaml"), folder.resolve("model.yaml"));
        }
        Files.createDirectories(root.resolve("paint/9.9.9-without-a-manifest"));

        assertThat(new ModelDirectory(root).newest("paint")).hasFileName("1.10.0");
    }

    @Test
    void modelIsResolvedByVersionFolderOrByItsOwnOrAsTheOnlyOne() throws Exception {
        List<Path> roots = List.of(root.resolve("nowhere"), root);

        assertThat(ModelDirectory.resolve(Optional.of(version), roots)).isEqualTo(version);
        assertThat(ModelDirectory.resolve(Optional.of(version.getParent()), roots))
                .isEqualTo(version);
        assertThat(ModelDirectory.resolve(Optional.empty(), roots)).isEqualTo(version);
        Files.createDirectories(root.resolve("second"));
        assertThatThrownBy(() -> ModelDirectory.resolve(Optional.empty(), roots))
                .hasMessageContaining("name a model");
    }

    private void load() throws ModelLoadException {
        LoadedModel.load(version, Optional.empty(), SessionSettings.DEFAULT).close();
    }
}
