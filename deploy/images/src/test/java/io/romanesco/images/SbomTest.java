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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir Path folder;
    private Checkout checkout;

    @BeforeEach
    void aBuiltCheckout() throws IOException {
        checkout = Checkout.in(folder.resolve("checkout"));
    }

    @Test
    void aModelIsListedWithDigestLicenceAndTrainingData() throws IOException {
        JsonNode leaves = component("leaves");

        assertThat(leaves.get("type").asText()).isEqualTo("machine-learning-model");
        assertThat(leaves.get("version").asText()).isEqualTo("2.0.0");
        assertThat(leaves.at("/licenses/0/license/name").asText()).isEqualTo("MIT");
        assertThat(leaves.at("/components/0/hashes/0/content").asText())
                .isEqualTo(Sbom.sha256(Files.writeString(folder.resolve("w"), Checkout.WEIGHTS)));
        assertThat(leaves.at("/modelCard/modelParameters/datasets").toString())
                .contains("A walk in the woods (1965)");
    }

    @Test
    void weightsWithAnotherDigestThanModelYamlAreRefused() throws IOException {
        checkout.model("f".repeat(64));

        assertThatThrownBy(this::sbom)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("model.onnx")
                .hasMessageContaining("model.yaml says ffff");
    }

    @Test
    void packagesOfThePageAreListedOnceAndThoseThatBuildItAreNot() throws IOException {
        JsonNode components = written().get("components");

        assertThat(components.findValuesAsText("purl"))
                .containsExactly(
                        "pkg:maven/org.example/library@1.0?type=jar",
                        "pkg:npm/%40petal/leaf@1.2.0",
                        "pkg:npm/stem@3.0.0");
        assertThat(component("@petal/leaf").at("/hashes/0/content").asText())
                .isEqualTo("00".repeat(64));
        assertThat(component("stem").at("/licenses/0/expression").asText())
                .isEqualTo("(MIT OR Apache-2.0)");
    }

    @Test
    void theJpegCodecIsListedWithItsDigest() throws IOException {
        assertThat(component("libjpeg-turbo").at("/hashes/0/content").asText())
                .isEqualTo(Sbom.sha256(Files.writeString(folder.resolve("codec"), "codec")));
    }

    @Test
    void theSameCommitGivesTheSameDocument() throws IOException {
        JsonNode first = written();

        assertThat(written()).isEqualTo(first);
        assertThat(first.at("/metadata/timestamp").asText()).isEqualTo(TIME.toString());
    }

    @Test
    void aJarThatOnlyQuarkusListsIsAddedFromItsList() throws IOException {
        Path jar = checkout.write("lib/org.example.bridge-1.0.1.jar", "bridge");
        checkout.write("lib/modified-org.example.library-1.0.jar", "");
        checkout.write("lib/org.example.library-1.0-linux.jar", "");
        Path list =
                checkout.write(
                        "list", "org.example:library::jar:1.0\norg.example:bridge::jar:1.0.1\n");

        assertThat(completed(jar.getParent(), list)).containsExactly(Sbom.sha256(jar));
    }

    @Test
    void aJarThatOnlyQuarkusListsIsAddedFromItsTree() throws IOException {
        Path jar = checkout.write("lib/org.example.bridge-1.0.1.jar", "bridge");
        Path tree =
                checkout.write(
                        "tree",
                        """
                        Quarkus application PROD mode runtime dependency tree:
                        org.example:application:pom:1.0
                        ├─ org.example:library:1.0 (compile)
                        │  └─ org.example:bridge:1.0.1 (runtime)
                        """);

        assertThat(completed(jar.getParent(), tree)).containsExactly(Sbom.sha256(jar));
    }

    @Test
    void aJarThatIsNotListedIsRefused() throws IOException {
        Path jar = checkout.write("lib/org.stranger.new-2.0.jar", "");
        Path list = checkout.write("list", "org.example:library::jar:1.0\n");

        assertThatThrownBy(() -> sbom().complete(jar.getParent(), list))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("org.stranger.new-2.0.jar");
    }

    @Test
    void aDocumentThatBreaksTheSchemaIsRefused() throws IOException {
        Sbom sbom = sbom();
        sbom.bom().withArray("components").addObject().put("type", "vegetable").put("name", "x");

        assertThatThrownBy(() -> sbom.write(folder.resolve("out.json")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("schema");
    }

    /** Digests of the bridge in the completed document. */
    private List<String> completed(Path libraries, Path listed) throws IOException {
        Sbom sbom = sbom();
        sbom.complete(libraries, listed);
        return sbom.bom()
                .get("components")
                .valueStream()
                .filter(it ->
                        it.path("purl")
                                .asText()
                                .equals("pkg:maven/org.example/bridge@1.0.1?type=jar"))
                .map(it -> it.at("/hashes/0/content").asText())
                .toList();
    }

    private Sbom sbom() throws IOException {
        return Sbom.of(checkout.home(), Checkout.SERVICE, TIME);
    }

    private JsonNode written() throws IOException {
        return new ObjectMapper().readTree(sbom().write(folder.resolve("out/sbom.json")).toFile());
    }

    private JsonNode component(String name) throws IOException {
        return written()
                .get("components")
                .valueStream()
                .filter(component -> component.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
