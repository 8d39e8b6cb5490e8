package io.romanesco.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.local.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessSpecsTest {

    private static final StackPorts PORTS = new StackPorts(1, List.of(2), List.of(6), 3, 4, 5);

    @TempDir private Path home;
    private Layout layout;

    @BeforeEach
    void createServiceJars() throws IOException {
        layout = new Layout(home, home.resolve("data"));
        for (String service : List.of(Layout.API, Layout.INFERENCE)) {
            Path cache = layout.classCache(service);
            Files.createDirectories(cache.getParent());
            Files.createFile(cache.resolveSibling("quarkus-run.jar"));
        }
    }

    @Test
    void commandsWithoutRecordedCachesUseNone() {
        for (ProcessSpec spec : specs(Packaging.JARS)) {
            assertThat(spec.command()).noneMatch(word -> word.contains("AOT"));
        }
    }

    @Test
    void commandsWithRecordedCachesUseThemAndSilenceTheirWarnings() throws IOException {
        for (Path cache : layout.classCaches()) {
            Files.createDirectories(cache.getParent());
            Files.createFile(cache);
        }

        List<ProcessSpec> specs = specs(Packaging.JARS);

        assertThat(specs.get(0).command())
                .containsSubsequence(
                        "-XX:AOTCache=" + layout.classCache(Layout.API), "-Xlog:aot*=off", "-jar");
        assertThat(specs.get(1).command())
                .containsSubsequence(
                        "-XX:AOTCache=" + layout.classCache(Layout.INFERENCE),
                        "-Xlog:aot*=off",
                        "-jar");
        assertThat(specs.get(2).command())
                .containsSubsequence(
                        "-XX:AOTCache=" + layout.serversCache(), "-Xlog:aot*=off", "-jar");
    }

    @Test
    void recordingCommandsDifferFromLaterOnesInTheCacheAlone() throws IOException {
        List<ProcessSpec> recording = specs(Packaging.RECORDED_JARS);
        for (Path cache : layout.classCaches()) {
            Files.createDirectories(cache.getParent());
            Files.createFile(cache);
        }
        List<ProcessSpec> later = specs(Packaging.JARS);

        for (int i = 0; i < later.size(); i++) {
            assertThat(withoutCache(recording.get(i))).isEqualTo(withoutCache(later.get(i)));
            assertThat(recording.get(i).command())
                    .anyMatch(word -> word.startsWith("-XX:AOTCacheOutput="));
        }
    }

    @Test
    void executablesRunWithoutJava() throws IOException {
        for (String service : List.of(Layout.API, Layout.INFERENCE)) {
            Files.createFile(layout.module(service).resolve("target/" + service + "-1-runner"));
        }

        List<ProcessSpec> specs = specs(Packaging.EXECUTABLES);

        assertThat(specs.get(1).command())
                .containsExactly(
                        home.resolve("inference-service/target/inference-service-1-runner")
                                .toString(),
                        "-Xmx768m");
        assertThat(specs.get(0).command().getFirst()).endsWith("api-service-1-runner");
    }

    @Test
    void missingExecutablesAreNamedWithTheCommandThatBuildsThem() {
        assertThatThrownBy(() -> layout.requireServices(Packaging.EXECUTABLES))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("api-service has no native executable")
                .hasMessageContaining("make native GRAALVM=");
    }

    @Test
    void apiServiceKeepsUploadsInTheDataFolder() {
        assertThat(specs(Packaging.JARS).get(0).environment())
                .containsEntry(
                        "QUARKUS_HTTP_BODY_UPLOADS_DIRECTORY",
                        home.resolve("data/uploads").toString());
    }

    @Test
    void inferenceServiceListensOnItsPorts() {
        assertThat(specs(Packaging.JARS).get(1).environment())
                .containsEntry("QUARKUS_HTTP_PORT", "2")
                .containsEntry("QUARKUS_GRPC_SERVER_PORT", "6");
    }

    @Test
    void inferenceServiceReadsModelsInTheDataFolder() {
        assertThat(specs(Packaging.JARS).get(1).environment())
                .containsEntry(
                        "ROMANESCO_MODELS_REPOSITORIES", home.resolve("data/models").toString());
    }

    /** api-service, inference-service, servers. */
    private List<ProcessSpec> specs(Packaging packaging) {
        ProcessSpecs specs = new ProcessSpecs(layout, PORTS, packaging);
        return List.of(specs.api(), specs.inference(1), specs.servers());
    }

    private static List<String> withoutCache(ProcessSpec spec) {
        return spec.command().stream()
                .filter(word -> !word.contains("AOT") && !word.startsWith("-Xlog:aot"))
                .toList();
    }
}
