package io.romanesco.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedImageTest {

    @TempDir Path folder;
    private Path packed;

    @BeforeEach
    void anImageOfTheExtension() throws Exception {
        packed = folder.resolve("packed.tar");
        Path jar = Files.writeString(folder.resolve("quarkus-run.jar"), "jar");
        Jib.fromScratch()
                .addLayer(List.of(jar), AbsoluteUnixPath.get("/opt/romanesco"))
                .setEntrypoint("java", "-Dsome=flag", "-jar", "quarkus-run.jar")
                .setWorkingDirectory(AbsoluteUnixPath.get("/opt/romanesco"))
                .setUser("10001")
                .addExposedPort(Port.tcp(8080))
                .addEnvironmentVariable("JDK_JAVA_OPTIONS", "-XX:MaxRAMPercentage=60")
                .addLabel("org.opencontainers.image.title", "romanesco-api-service")
                .setFormat(ImageFormat.Docker)
                .containerize(
                        Containerizer.to(TarImage.at(packed).named("romanesco-api-service:1.2.3")));
    }

    @Test
    void whatTheExtensionSetStaysAndLabelsAndTimeOfTheCommitAreAdded() throws Exception {
        JsonNode image = completed(folder.resolve("no cache"));

        assertThat(image.at("/config/User").asText()).isEqualTo("10001");
        assertThat(image.at("/config/WorkingDir").asText()).isEqualTo("/opt/romanesco");
        assertThat(image.at("/config/ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(image.at("/config/Env").toString())
                .contains("JDK_JAVA_OPTIONS=-XX:MaxRAMPercentage=60");
        assertThat(command(image))
                .containsExactly("java", "-Dsome=flag", "-jar", "quarkus-run.jar");
        JsonNode labels = image.at("/config/Labels");
        assertThat(labels.get("org.opencontainers.image.title").asText())
                .isEqualTo("romanesco-api-service");
        assertThat(labels.get("org.opencontainers.image.version").asText()).isEqualTo("1.2.3");
        assertThat(labels.get("org.opencontainers.image.base.name").asText())
                .isEqualTo("example.org/java:25");
        assertThat(labels.get("org.opencontainers.image.revision").asText()).isEqualTo("abc123");
        assertThat(labels.get("org.opencontainers.image.source").asText())
                .isEqualTo("https://example.org/romanesco");
        assertThat(image.get("created").asText()).isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void theBillOfMaterialsAndTheClassCacheAreTheLastLayers() throws Exception {
        Path cache = Files.writeString(folder.resolve("api-service.aot"), "cache");

        JsonNode image = completed(cache);

        assertThat(files())
                .contains("opt/romanesco/quarkus-run.jar")
                .endsWith("opt/romanesco/sbom.cdx.json", "opt/romanesco/classes.aot");
        assertThat(command(image))
                .containsExactly(
                        "java",
                        "-XX:AOTCache=/opt/romanesco/classes.aot",
                        "-Dsome=flag",
                        "-jar",
                        "quarkus-run.jar");
    }

    @Test
    void theNameIsThatOfThePackedImage() throws Exception {
        completed(folder.resolve("no cache"));

        assertThat(json("manifest.json").at("/0/RepoTags/0").asText())
                .isEqualTo("romanesco-api-service:1.2.3");
    }

    private JsonNode completed(Path cache) throws Exception {
        Path sbom = Files.writeString(folder.resolve("sbom.json"), "{}");
        Optional<String> source = Optional.of("https://example.org/romanesco");
        Instant time = Instant.parse("2026-01-02T03:04:05Z");
        new PackedImage(packed, "example.org/java:25", "abc123", time, source, sbom, cache)
                .write(result());
        return json(json("manifest.json").at("/0/Config").asText());
    }

    private Path result() {
        return folder.resolve("result.tar");
    }

    private static List<String> command(JsonNode image) {
        return image.at("/config/Entrypoint").valueStream().map(JsonNode::asText).toList();
    }

    /** Regular files in the order of the layers. */
    private List<String> files() throws Exception {
        List<String> names = new ArrayList<>();
        for (JsonNode layer : json("manifest.json").at("/0/Layers")) {
            InputStream bytes = new ByteArrayInputStream(entry(layer.asText()));
            try (var tar = new TarArchiveInputStream(new GZIPInputStream(bytes))) {
                for (var file = tar.getNextEntry(); file != null; file = tar.getNextEntry()) {
                    if (!file.isDirectory()) {
                        names.add(file.getName());
                    }
                }
            }
        }
        return names;
    }

    private JsonNode json(String name) throws Exception {
        return new ObjectMapper().readTree(entry(name));
    }

    private byte[] entry(String name) throws Exception {
        try (TarFile tar = new TarFile(result())) {
            return tar.getEntries().stream()
                    .filter(file -> file.getName().equals(name))
                    .map(file -> {
                        try (InputStream in = tar.getInputStream(file)) {
                            return in.readAllBytes();
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .findFirst()
                    .orElseThrow();
        }
    }
}
