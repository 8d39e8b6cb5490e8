package io.romanesco.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecsTest {

    private static final StackPorts PORTS = new StackPorts(1, List.of(2), 3, 4, 5);

    @TempDir private Path home;
    private Path jars;

    @BeforeEach
    void builtService() throws IOException {
        jars = Files.createDirectories(home.resolve("inference-service/target/quarkus-app"));
        Files.createFile(jars.resolve("quarkus-run.jar"));
    }

    @Test
    void startsWithoutACacheWhereNoneWasRecorded() {
        assertThat(command(false)).noneMatch(word -> word.contains("AOT"));
    }

    @Test
    void startsFromTheRecordedCacheAndSaysNothingWhereItDoesNotFit() throws IOException {
        Path cache = Files.createFile(jars.resolve("app.aot"));

        assertThat(command(false)).contains("-XX:AOTCache=" + cache, "-Xlog:aot*=off");
    }

    @Test
    void recordsWithTheFlagsThatLaterStartsHaveButForWhatIsHot() throws IOException {
        Path cache = jars.resolve("app.aot");
        List<String> recording = command(true);
        Files.createFile(cache);

        assertThat(recording).contains("-XX:AOTCacheOutput=" + cache);
        assertThat(otherWords(recording)).isEqualTo(otherWords(command(false)));
        assertThat(recording).contains("-XX:Tier4InvocationThreshold=1000");
        assertThat(command(false)).contains("-XX:Tier4InvocationThreshold=20000");
    }

    @Test
    void startsTheServersFromTheirCacheToo() throws IOException {
        Layout layout = new Layout(home, home.resolve("data"));
        Path cache = layout.serversCache();
        assertThat(new Specs(layout, PORTS, false).servers().command())
                .noneMatch(word -> word.contains("AOT"));
        assertThat(new Specs(layout, PORTS, true).servers().command())
                .contains("-XX:AOTCacheOutput=" + cache);

        Files.createDirectories(cache.getParent());
        Files.createFile(cache);

        assertThat(new Specs(layout, PORTS, false).servers().command())
                .containsSubsequence("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-jar");
    }

    @Test
    void apiServiceCompilesLaterThanUsualButNotWhileItIsRecorded() throws IOException {
        Path api = Files.createDirectories(home.resolve("api-service/target/quarkus-app"));
        Files.createFile(api.resolve("quarkus-run.jar"));
        Layout layout = new Layout(home, home.resolve("data"));

        assertThat(new Specs(layout, PORTS, false).api().command())
                .contains("-XX:CompileThresholdScaling=8")
                .matches(words ->
                        Runtime.version().feature() != 25
                                || words.contains("-XX:-AOTReplayTraining"));
        assertThat(new Specs(layout, PORTS, true).api().command())
                .noneMatch(word ->
                        word.contains("CompileThreshold") || word.contains("ReplayTraining"));
    }

    @Test
    void takesOnnxRuntimeFromWhereTheBuildUnpackedIt() throws IOException {
        assertThat(command(false)).noneMatch(word -> word.contains("onnxruntime"));

        Path unpacked =
                Files.createDirectories(new Layout(home, home.resolve("data")).onnxRuntime());

        assertThat(unpacked).startsWith(home.resolve("inference-service/target/native"));
        assertThat(command(false)).contains("-Donnxruntime.native.path=" + unpacked);
    }

    @Test
    void uploadsPassThroughTheStacksOwnFolder() throws IOException {
        Path api = Files.createDirectories(home.resolve("api-service/target/quarkus-app"));
        Files.createFile(api.resolve("quarkus-run.jar"));

        ProcessSpec spec = new Specs(new Layout(home, home.resolve("data")), PORTS, false).api();

        assertThat(spec.environment())
                .containsEntry(
                        "QUARKUS_HTTP_BODY_UPLOADS_DIRECTORY",
                        home.resolve("data/uploads").toString());
    }

    /** From the program on, but for the cache and what counts as hot. */
    private static List<String> otherWords(List<String> command) {
        return command.stream()
                .dropWhile(word -> !word.equals(Layout.java()))
                .filter(word -> !word.contains("AOT") && !word.startsWith("-Xlog:aot"))
                .filter(word -> !word.contains("Tier4"))
                .toList();
    }

    private List<String> command(boolean record) {
        return new Specs(new Layout(home, home.resolve("data")), PORTS, record)
                .inference(1)
                .command();
    }
}
