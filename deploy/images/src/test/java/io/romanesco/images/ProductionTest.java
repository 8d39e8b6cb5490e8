package io.romanesco.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images on nothing (scratch), packed by Jib into tars and unpacked again. */
class ProductionTest {

    private static final Release RELEASE =
            new Release(
                    "1.2.3",
                    "abc123",
                    Optional.of("https://example.org/romanesco"),
                    Instant.parse("2026-01-02T03:04:05Z"));

    /** Where the profile native puts ONNX Runtime's libraries. */
    private static final String NATIVE = "inference-service/target/native/ai/onnxruntime/native/";

    @TempDir Path folder;
    private Checkout checkout;

    @BeforeEach
    void aBuiltCheckout() throws IOException {
        checkout = Checkout.in(folder.resolve("checkout"));
    }

    @Test
    void theImagesRunAsNobodySayWhatTheyAreAndStartJava() throws Exception {
        make(false);

        JsonNode inference = settings(Service.INFERENCE);
        assertThat(inference.at("/config/User").asText()).isEqualTo("10001:10001");
        assertThat(inference.at("/config/WorkingDir").asText()).isEqualTo("/opt/romanesco");
        assertThat(strings(inference.at("/config/Entrypoint")))
                .startsWith("java")
                .endsWith("-jar", "quarkus-run.jar")
                .contains(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Donnxruntime.native.path=/opt/romanesco/native")
                .noneMatch(argument -> argument.contains("AOT"));
        assertThat(strings(inference.at("/config/Env")))
                .contains("ROMANESCO_MODELS_DIRECTORY=/opt/romanesco/models")
                .anyMatch(setting -> setting.matches("JDK_JAVA_OPTIONS=.*MaxRAMPercentage=50"));
        JsonNode labels = inference.at("/config/Labels");
        assertThat(labels.get("org.opencontainers.image.version").asText()).isEqualTo("1.2.3");
        assertThat(labels.get("org.opencontainers.image.revision").asText()).isEqualTo("abc123");
        assertThat(labels.get("org.opencontainers.image.source").asText())
                .isEqualTo("https://example.org/romanesco");
        assertThat(labels.get("org.opencontainers.image.licenses").asText())
                .isEqualTo("Apache-2.0 AND MIT");
        assertThat(
                        settings(Service.API)
                                .at("/config/Labels/org.opencontainers.image.licenses")
                                .asText())
                .isEqualTo("Apache-2.0");
        assertThat(settings(Service.API).at("/config/ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(strings(settings(Service.API).at("/config/Env")))
                .anyMatch(setting ->
                        setting.matches("JDK_JAVA_OPTIONS=.*CompileThresholdScaling=8 .*"));
    }

    @Test
    void theModelHasALayerAndTheRuntimeOnlyTheLibrariesOfOneArchitecture() throws Exception {
        make(false);

        Path root = unpacked(Service.INFERENCE).folder();
        Path home = root.resolve("opt/romanesco");
        assertThat(home.resolve("models/leaves/2.0.0/model.onnx")).hasContent(Checkout.WEIGHTS);
        assertThat(home.resolve("native/libonnxruntime.so")).hasContent("aarch64");
        assertThat(home.resolve("app/inference-service.jar")).exists();
        assertThat(home.resolve("app.aot")).doesNotExist();
        assertThat(root.resolve("licenses/LICENSE")).exists();
        Path jar = home.resolve("lib/main/com.microsoft.onnxruntime.onnxruntime-1.0.jar");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            assertThat(zip.stream().map(Object::toString))
                    .containsExactly("ai/onnxruntime/OrtSession.class");
        }
        assertThat(settings(Service.INFERENCE).get("history").toString())
                .contains("model leaves/2.0.0");
        assertThat(unpacked(Service.API).folder().resolve("opt/romanesco/models")).doesNotExist();
    }

    @Test
    void theSameCommitMakesTheSameImage() throws Exception {
        make(false);
        JsonNode first = settings(Service.INFERENCE);
        make(false);

        assertThat(settings(Service.INFERENCE)).isEqualTo(first);
        assertThat(first.get("created").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(folder.resolve("out/sbom/romanesco-inference-service.cdx.json"))
                .content()
                .containsPattern("\"timestamp\" : \"2026-01-02T03:04:05Z\"");
    }

    @Test
    void aNativeExecutableBringsItsLibrariesAndNoJava() throws Exception {
        for (Service service : Service.values()) {
            checkout.write(service.module() + "/target/" + service.module() + "-0-runner", "ELF");
            checkout.write(service.module() + "/target/libawt.so", "awt");
            String target = service.module() + "/target/";
            String jars = target + "x-native-image-source-jar/lib/";
            checkout.write(jars + "modified-org.example.library-1.0.jar", "library");
            checkout.write(jars + "org.example.bridge-1.0.1.jar", "bridge");
            checkout.write(target + "dependencies.txt", "└─ org.example:bridge:1.0.1 (compile)\n");
        }
        checkout.write(NATIVE + "linux-aarch64/libonnxruntime.so", "aarch64");
        checkout.write(NATIVE + "linux-x64/libonnxruntime.so", "x64");

        make(true);

        Path program = unpacked(Service.API).folder().resolve("opt/romanesco/api-service");
        assertThat(program).hasContent("ELF");
        assertThat(Files.isExecutable(program)).isTrue();
        assertThat(program.resolveSibling("libawt.so")).exists();
        assertThat(program.resolveSibling("lib")).doesNotExist();
        assertThat(strings(settings(Service.API).at("/config/Entrypoint")))
                .containsExactly("./api-service");
        Path inference = unpacked(Service.INFERENCE).folder().resolve("opt/romanesco");
        assertThat(inference.resolve("native/libonnxruntime.so")).hasContent("aarch64");
        assertThat(inference.resolve("models/leaves/2.0.0/model.onnx")).exists();
        assertThat(Files.readString(inference.resolve("sbom.cdx.json")))
                .contains("pkg:maven/org.example/bridge@1.0.1", "leaves");
    }

    @Test
    void withoutExecutablesItSaysWhatMakesThem() {
        assertThatThrownBy(() -> make(true))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("-runner")
                .hasMessageContaining("mvn -Pnative verify");
    }

    @Test
    void aJarThatNobodyKnowsStopsIt() throws Exception {
        checkout.write("api-service/target/quarkus-app/lib/main/org.stranger.new-2.0.jar", "?");

        assertThatThrownBy(() -> make(false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("org.stranger.new-2.0.jar");
    }

    private void make(boolean binary) {
        Packer packer =
                new Packer("scratch", Architecture.ARM64, RELEASE, folder.resolve("cache"), true);
        Path out = folder.resolve("out");
        Contents contents =
                new Contents(
                        checkout.home(),
                        out.resolve("work"),
                        Architecture.ARM64,
                        RELEASE.created());
        new Production(checkout.home(), out, contents, packer, CachePolicy.off, binary)
                .make(Optional.empty(), List.of());
    }

    private RootFileSystem unpacked(Service service) throws Exception {
        Path to = folder.resolve("unpacked-" + service);
        Trees.delete(to);
        return RootFileSystem.unpack(folder.resolve("out/" + service.image() + ".tar"), to);
    }

    private JsonNode settings(Service service) throws Exception {
        Path parts = unpacked(service).folder().resolveSibling("parts");
        ObjectMapper json = new ObjectMapper();
        String name =
                json.readTree(parts.resolve("manifest.json").toFile()).at("/0/Config").asText();
        return json.readTree(parts.resolve(name).toFile());
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
