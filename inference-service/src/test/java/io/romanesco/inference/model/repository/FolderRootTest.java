package io.romanesco.inference.model.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.ModelName;
import io.romanesco.inference.model.registry.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRootTest {

    @TempDir private Path place;

    @Test
    void foldersWithoutValidNamesAreReportedExceptHiddenOnes() throws IOException {
        for (String version : new String[] {"1", "not a version", ".2"}) {
            ModelFolder.of("paint", version).writeTo(place);
        }
        ModelFolder.of("bad name!", "1").writeTo(place);
        ModelFolder.of(".hidden", "1").writeTo(place);
        Files.createDirectories(place.resolve("lost+found/1"));
        FolderRoot root = new FolderRoot(place);

        assertThat(root.list())
                .extracting(StoredVersion::name)
                .containsExactly(new ModelName("paint", "1"));
        assertThat(root.misnamed()).containsExactly("bad name!/1", "paint/not a version");
    }
}
