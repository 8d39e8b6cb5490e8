package io.romanesco.inference.model.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.inference.model.registry.ModelFolder;
import io.romanesco.inference.model.repository.Inspection.Complete;
import io.romanesco.inference.model.repository.Inspection.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedFilesTest {

    private static final String TABLE = "{\"columns\": [\"epoch\"], \"rows\": [[1]]}";

    @TempDir private Path folder;
    private Path place;
    private Path outside;

    @BeforeEach
    void makeFolders() throws IOException {
        place = Files.createDirectories(folder.resolve("place"));
        outside = folder.resolve("outside");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MODEL_CARD.md",
                "curves.json",
                "compare.json",
                "golden",
                "golden/expected.json",
                "golden/red.png",
                "model.yaml"
            })
    void versionWithALinkOutOfItsPlaceIsRefusedInOneLine(String linked) throws IOException {
        moveAndLink(paint().writeTo(place).resolve(linked), outside);

        assertThat(VersionInspector.describe(listed()))
                .isInstanceOfSatisfying(
                        Unusable.class,
                        refused ->
                                assertThat(refused.reason())
                                        .startsWith(linked)
                                        .endsWith(
                                                " leads out of the place with models; links must"
                                                        + " stay inside it"));
    }

    @Test
    void folderOfAModelThatLeadsOutOfItsPlaceIsRefused() throws IOException {
        paint().writeTo(place);
        moveAndLink(place.resolve("paint"), outside);

        assertThat(VersionInspector.describe(listed()))
                .isInstanceOfSatisfying(
                        Unusable.class,
                        refused ->
                                assertThat(refused.reason())
                                        .startsWith("model.yaml leads out of the place"));
    }

    @Test
    void modelFileThatLeadsOutOfItsPlaceIsRefused() throws IOException {
        moveAndLink(paint().writeTo(place).resolve("model.onnx"), outside);
        StoredVersion version = listed();
        Complete complete = (Complete) VersionInspector.describe(version);

        assertThatThrownBy(() -> VersionInspector.misfit(version, complete.manifest(), Set.of()))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith("model.onnx leads out of the place");
    }

    /** Kubernetes swaps the link {@code ..data} when a mounted volume changes. */
    @Test
    void volumeOfKubernetesIsReadThroughItsLinks() throws Exception {
        Path data = Files.createDirectories(place.resolve("..2026_01_01"));
        paint().writeTo(data);
        Files.createSymbolicLink(place.resolve("..data"), data.getFileName());
        Files.createSymbolicLink(place.resolve("paint"), Path.of("..data/paint"));

        assertUsable(listed());
    }

    @Test
    void versionIsReadThroughLinksInsideItsFolderAndALinkToItsPlace() throws Exception {
        Path version = paint().writeTo(place);
        Path data = Files.createDirectories(version.resolve("..2026_01_01"));
        for (String file : new String[] {"model.yaml", "model.onnx", "golden", "MODEL_CARD.md"}) {
            moveAndLink(version.resolve(file), data.resolve(file));
        }
        Path mount = Files.createSymbolicLink(folder.resolve("mount"), place);

        assertUsable(new FolderRoot(mount).list().getFirst());
    }

    private void assertUsable(StoredVersion version) throws Exception {
        assertThat(VersionInspector.describe(version))
                .isInstanceOfSatisfying(
                        Complete.class,
                        complete -> {
                            assertThat(complete.attachments().card()).contains("A card");
                            assertThat(complete.golden().orElseThrow().pictures())
                                    .allMatch(picture -> Files.isRegularFile(picture.file()));
                        });
        Complete complete = (Complete) VersionInspector.describe(version);
        assertThat(VersionInspector.misfit(version, complete.manifest(), Set.of())).isEmpty();
    }

    private static ModelFolder paint() {
        return ModelFolder.of("paint", "1")
                .golden()
                .with("MODEL_CARD.md", "A card".getBytes())
                .with("curves.json", TABLE.getBytes())
                .with("compare.json", TABLE.getBytes())
                .edit("labels:", "training: {curves: curves.json}\ncompare: compare.json\nlabels:");
    }

    private StoredVersion listed() throws IOException {
        return new FolderRoot(place).list().getFirst();
    }

    private static void moveAndLink(Path from, Path to) throws IOException {
        Files.move(from, to);
        Files.createSymbolicLink(from, to);
    }
}
