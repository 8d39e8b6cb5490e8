package io.romanesco.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomTest {

    @TempDir Path folder;
    private Checkout checkout;
    private ModelComponent model;

    @BeforeEach
    void aBuiltCheckout() throws IOException {
        checkout = Checkout.in(folder.resolve("checkout"));
        model =
                new ModelComponent(
                        checkout.home().resolve("inference-service/models/leaves/2.0.0"));
    }

    @Test
    void theModelIsAComponentWithDigestLicenceAndData() throws IOException {
        Path file = sbom().with(model).write(folder.resolve("sbom/out.json"));

        JsonNode components = new ObjectMapper().readTree(file.toFile()).get("components");
        JsonNode leaves = components.get(components.size() - 1);
        assertThat(leaves.get("type").asText()).isEqualTo("machine-learning-model");
        assertThat(leaves.get("name").asText()).isEqualTo("leaves");
        assertThat(leaves.at("/licenses/0/license/name").asText()).isEqualTo("MIT");
        assertThat(leaves.at("/components/0/hashes/0/content").asText())
                .isEqualTo(ModelComponent.sha256(model.folder().resolve("model.onnx")));
        assertThat(leaves.at("/modelCard/modelParameters/datasets").toString())
                .contains("A walk in the woods (1965)");
        assertThat(components.get(0).get("name").asText()).isEqualTo("library");
    }

    @Test
    void weightsThatAreNotWhatModelYamlSaysAreNotPacked() throws IOException {
        checkout.model(new Checkout.ModelFile("other weights", "f".repeat(64)));

        assertThatThrownBy(() -> sbom().with(model))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("model.onnx")
                .hasMessageContaining("model.yaml says ffff");
    }

    @Test
    void aJarThatMavenDidNotResolveIsAddedFromTheListOfQuarkus() throws IOException {
        String application = "api-service/target/quarkus-app/";
        checkout.write(application + "lib/main/org.example.library-1.0-linux.jar", "known");
        Path bridge =
                checkout.write(application + "lib/main/org.example.bridge-1.0.1.jar", "added");
        checkout.write(
                application + "quarkus-app-dependencies.txt",
                "org.example:library::jar:1.0\norg.example:bridge::jar:1.0.1\n");

        JsonNode components = completed(application + "quarkus-app-dependencies.txt");

        assertThat(components).hasSize(2);
        assertThat(components.get(1).get("purl").asText())
                .isEqualTo("pkg:maven/org.example/bridge@1.0.1?type=jar");
        assertThat(components.get(1).at("/hashes/0/content").asText())
                .isEqualTo(ModelComponent.sha256(bridge));
    }

    @Test
    void aChangedJarIsKnownByItsNameAndTheTreeOfQuarkusIsAListToo() throws IOException {
        String libraries = "api-service/target/quarkus-app/lib/main/";
        checkout.write(libraries + "modified-org.example.library-1.0.jar", "known");
        checkout.write(libraries + "modified-org.example.bridge-1.0.1.jar", "added");
        checkout.write(
                "tree.txt",
                """
                Quarkus application PROD mode runtime dependency tree:
                org.example:application:pom:1.0
                ├─ org.example:library:1.0 (compile)
                │  └─ org.example:bridge:1.0.1 (runtime)
                """);

        JsonNode components = completed("tree.txt");

        assertThat(components).hasSize(2);
        assertThat(components.get(1).get("purl").asText())
                .isEqualTo("pkg:maven/org.example/bridge@1.0.1?type=jar");
    }

    @Test
    void whatThePageIsBundledFromIsInItAndWhatOnlyBuildsItIsNot() throws IOException {
        PageLibraries page =
                new PageLibraries(
                        checkout.home().resolve("api-service/src/main/webui/package-lock.json"));

        Path file = sbom().with(page).write(folder.resolve("out.json"));

        JsonNode components = new ObjectMapper().readTree(file.toFile()).get("components");
        assertThat(components.findValuesAsText("purl"))
                .containsExactly("pkg:npm/%40petal/leaf@1.2.0", "pkg:npm/stem@3.0.0");
        assertThat(components.get(1).at("/hashes/0/content").asText()).isEqualTo("00".repeat(64));
        assertThat(components.get(2).at("/licenses/0/expression").asText())
                .isEqualTo("(MIT OR Apache-2.0)");
    }

    private JsonNode completed(String list) throws IOException {
        Path libraries = checkout.home().resolve("api-service/target/quarkus-app/lib/main");
        Path file =
                sbom().completedBy(libraries, new DependencyList(checkout.home().resolve(list)))
                        .write(folder.resolve("out.json"));
        return new ObjectMapper().readTree(file.toFile()).get("components");
    }

    private Sbom sbom() {
        return Sbom.of(checkout.home().resolve("api-service/target/bom.json"));
    }
}
